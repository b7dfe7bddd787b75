import type { SnapshotDiff, SnapshotEntity } from '@tagwright/materialization';
import type { SnapshotPin } from '@tagwright/pins';
import type { SnapshotAge } from '@tagwright/scheduling';
import type { SnapshotDiffDto, SnapshotDto } from './snapshot.dto.js';

/** What is known of snapshots beside what they were sealed with. */
export interface SnapshotContext {
  /** Of the snapshot that readers get, which may be another one. */
  readonly age: SnapshotAge | null;
  /** Of this snapshot and, perhaps, of others. */
  readonly pins: readonly SnapshotPin[];
}

export function snapshotDto(snapshot: SnapshotEntity, { age, pins }: SnapshotContext): SnapshotDto {
  const { manifest } = snapshot;
  const own = age?.snapshotId === snapshot.id ? age : null;
  return {
    id: snapshot.id,
    runId: snapshot.runId,
    asOf: snapshot.asOf.toISOString(),
    zone: snapshot.zone,
    contentDigest: snapshot.contentDigest,
    publishedAt: snapshot.publishedAt?.toISOString() ?? null,
    stale: own?.stale ?? false,
    staleSince: own?.staleSince?.toISOString() ?? null,
    tables: manifest.tables.map(({ subject, rows, file, sha256 }) => ({
      subject,
      rows,
      file,
      sha256,
    })),
    definitions: manifest.definitions.map(({ kind, code, version, hash }) => ({
      kind,
      code,
      version,
      hash,
    })),
    datasets: manifest.datasets.map(({ dataset, version, contentHash, rows }) => ({
      dataset,
      version,
      contentHash,
      rows,
    })),
    retention: {
      pinnedBecause: pins.find(({ snapshotId }) => snapshotId === snapshot.id)?.reason ?? null,
      collectAfter: snapshot.collectAfter?.toISOString() ?? null,
      filesDeletedAt: snapshot.filesDeletedAt?.toISOString() ?? null,
    },
  };
}

/** What changed; for the first snapshot nothing, against nothing. */
export function snapshotDiffDto(diff: SnapshotDiff | null): SnapshotDiffDto {
  if (diff === null) return { previousId: null, tags: [], tagsAdded: [], tagsRemoved: [] };
  const of = new Map(diff.subjects.map((subject) => [subject.subject, subject]));
  return {
    previousId: diff.previousId,
    tags: diff.tags.map(({ tag, subject, changed, matrix }) => ({
      tag,
      subject,
      changed,
      added: of.get(subject)?.added ?? 0,
      removed: of.get(subject)?.removed ?? 0,
      matrix: (matrix ?? []).map((transition) => ({ ...transition })),
    })),
    tagsAdded: [...diff.tagsAdded],
    tagsRemoved: [...diff.tagsRemoved],
  };
}
