import type { SnapshotManifest, SnapshotTable } from './snapshot-manifest.js';

/** What of a snapshot lies on the disk, relative to the data directory. */
export interface SnapshotFiles {
  /** Its tags; deleted when it is collected. */
  readonly tables: readonly SnapshotTable[];
  /** Its manifest and the list of what it changed; they stay for ever. */
  readonly lasting: readonly string[];
  /** The fact tables that its tags were computed from; other snapshots may share them. */
  readonly facts: readonly string[];
}

/** What is left of a snapshot that was collected. */
export const COLLECTED = { datasets: [], facts: [], tables: [] } as const;

/** @param changesFile of its difference to the snapshot before */
export function filesOfSnapshot(
  id: number,
  { tables, facts }: Pick<SnapshotManifest, 'tables' | 'facts'>,
  changesFile: string | null,
): SnapshotFiles {
  return {
    tables,
    lasting: [`snapshots/${id}/manifest.json`, ...(changesFile === null ? [] : [changesFile])],
    facts: facts.map(({ file }) => file),
  };
}
