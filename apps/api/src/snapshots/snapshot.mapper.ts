import type { SnapshotDiff, SnapshotEntity } from '@tagwright/materialization';
import type { SnapshotDiffDto, SnapshotDto } from './snapshot.dto.js';

export function snapshotDto(snapshot: SnapshotEntity): SnapshotDto {
  const { manifest } = snapshot;
  return {
    id: snapshot.id,
    runId: snapshot.runId,
    asOf: snapshot.asOf.toISOString(),
    zone: snapshot.zone,
    contentDigest: snapshot.contentDigest,
    publishedAt: snapshot.publishedAt?.toISOString() ?? null,
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
