import type { DatasetManifest, StoredFile } from '@tagwright/ingestion';
import { MAIN_PUBLICATION, type SnapshotManifest } from '@tagwright/materialization';
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
    published: shown ? { snapshotId: shown.id, contentDigest: shown.manifest.contentDigest } : null,
  };
}

async function datasetFiles(client: ClientBase): Promise<NeededFile[]> {
  const { rows } = await client.query<{ active: boolean; manifest: DatasetManifest }>(
    'SELECT active, manifest FROM dataset_version ORDER BY id',
  );
  return rows.flatMap(({ active, manifest }) => {
    const { parts, supplies, conflicts, quarantine } = manifest;
    const ofSupplies = supplies.flatMap((supply) => [supply, supply.conflicts, supply.quarantine]);
    return [...parts, ...ofSupplies, ...conflicts, ...quarantine]
      .filter((stored) => stored !== null)
      .map((stored) => neededFile(stored, active));
  });
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
    'SELECT path FROM fact_table ORDER BY path',
  );
  return rows.map(({ path }) => ({ file: path, sha256: null, inUse: false }));
}

interface SnapshotRow {
  readonly id: number;
  readonly manifest: SnapshotManifest;
  readonly changes: string | null;
  readonly published: boolean;
}

async function readSnapshots(client: ClientBase): Promise<SnapshotRow[]> {
  const { rows } = await client.query<SnapshotRow>(
    `SELECT s.id, s.manifest, s.diff->>'changesFile' AS changes, p.name IS NOT NULL AS published
     FROM snapshot s LEFT JOIN publication p ON p.snapshot_id = s.id AND p.name = $1
     ORDER BY s.id`,
    [MAIN_PUBLICATION],
  );
  return rows;
}

function snapshotFiles({ id, manifest, changes, published }: SnapshotRow): NeededFile[] {
  const unhashed = [
    `snapshots/${id}/manifest.json`,
    ...(changes === null ? [] : [changes]),
    ...manifest.facts.map(({ file }) => file),
  ];
  return [
    ...manifest.tables.map(({ file, sha256 }) => ({ file, sha256, inUse: published })),
    ...unhashed.map((file) => ({ file, sha256: null, inUse: published })),
  ];
}
