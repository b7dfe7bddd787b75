import { filesOfDataset, type DatasetManifest, type StoredFile } from '@tagwright/ingestion';
import {
  COLLECTED,
  filesOfSnapshot,
  MAIN_PUBLICATION,
  type SnapshotManifest,
} from '@tagwright/materialization';
import type { ClientBase } from 'pg';
import type { PublishedSnapshot } from './backup-manifest.js';

/** A file of the data plane that the governance plane refers to. */
export interface NeededFile {
  /** Relative to the data directory. */
  readonly file: string;
  /** What its bytes have to hash to, where that is recorded. */
  readonly sha256: string | null;
  /** Read by the active dataset versions or the published snapshot, so that it cannot be missing. */
  readonly inUse: boolean;
}

/** What encrypted files end in: their recorded hash is the one of their content. */
export const SEALED = '.enc';

/** All files that the rows of this transaction refer to, each once, and what is published. */
export async function readNeededFiles(
  client: ClientBase,
): Promise<{ needed: NeededFile[]; published: PublishedSnapshot | null }> {
  const files = new Map<string, NeededFile>();
  const need = ({ file, sha256, inUse }: NeededFile): void => {
    const known = files.get(file);
    files.set(file, {
      file,
      sha256: known?.sha256 ?? sha256,
      inUse: inUse || known?.inUse === true,
    });
  };
  (await datasetFiles(client)).forEach(need);
  (await factFiles(client)).forEach(need);
  const snapshots = await readSnapshots(client);
  snapshots.flatMap(snapshotFiles).forEach(need);
  const shown = snapshots.find(({ published }) => published);
  return {
    needed: [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    published: shown?.manifest
      ? { snapshotId: shown.id, contentDigest: shown.manifest.contentDigest }
      : null,
  };
}

/** Of versions that are not collected, or about to be. */
async function datasetFiles(client: ClientBase): Promise<NeededFile[]> {
  const { rows } = await client.query<{ active: boolean; manifest: DatasetManifest }>(
    `SELECT active, manifest FROM dataset_version WHERE deletion_started_at IS NULL ORDER BY id`,
  );
  return rows.flatMap(({ active, manifest }) =>
    filesOfDataset(manifest).map((stored) => neededFile(stored, active)),
  );
}

function neededFile({ file, sha256 }: StoredFile, inUse: boolean): NeededFile {
  const recorded = file.endsWith(SEALED) || sha256 === '' ? null : sha256;
  return { file, sha256: recorded, inUse };
}

/**
 * Fact tables have no order to keep: of two runs that compute the same one, either's bytes may stay,
 * so the recorded hash need not be theirs.
 */
async function factFiles(client: ClientBase): Promise<NeededFile[]> {
  const { rows } = await client.query<{ path: string }>(
    'SELECT path FROM fact_table WHERE deletion_started_at IS NULL ORDER BY path',
  );
  return rows.map(({ path }) => ({ file: path, sha256: null, inUse: false }));
}

interface SnapshotRow {
  readonly id: number;
  /** Null once it is being collected. */
  readonly manifest: SnapshotManifest | null;
  readonly changes: string | null;
  readonly published: boolean;
}

async function readSnapshots(client: ClientBase): Promise<SnapshotRow[]> {
  const { rows } = await client.query<SnapshotRow>(
    `SELECT s.id, CASE WHEN s.deletion_started_at IS NULL THEN s.manifest END AS manifest,
       s.diff->>'changesFile' AS changes, p.name IS NOT NULL AS published
     FROM snapshot s LEFT JOIN publication p ON p.snapshot_id = s.id AND p.name = $1
     ORDER BY s.id`,
    [MAIN_PUBLICATION],
  );
  return rows;
}

/** Facts of snapshots that nobody is shown have a row of their own, as long as they are there. */
function snapshotFiles(row: SnapshotRow): NeededFile[] {
  const { published: inUse } = row;
  const { tables, lasting, facts } = filesOfSnapshot(
    row.id,
    row.manifest ?? COLLECTED,
    row.changes,
  );
  return [
    ...tables.map(({ file, sha256 }) => ({ file, sha256, inUse })),
    ...[...lasting, ...(inUse ? facts : [])].map((file) => ({ file, sha256: null, inUse })),
  ];
}
