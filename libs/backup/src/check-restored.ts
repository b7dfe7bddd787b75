import { join } from 'node:path';
import { DuckDbEngine } from '@tagwright/engines';
import type { DatasetManifest } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { MAIN_PUBLICATION, type SnapshotManifest } from '@tagwright/materialization';
import { homePaths, type Config } from '@tagwright/platform';
import type { DataSource } from 'typeorm';
import type { BackupManifest, PublishedSnapshot } from './backup-manifest.js';
import { keyWrong } from './choose-key.js';
import { existingKey, opensWith } from './data-key-check.js';
import { cameFrom } from './load-database.js';
import { SEALED } from './needed-files.js';
import { recomputeDigest } from './recompute-digest.js';

type RestoredConfig = Pick<Config, 'home' | 'dataKey' | 'duckdb'>;

/**
 * Proves a restored home by its content: the published snapshot's files give the recorded digest,
 * and personal data can be decrypted.
 * @throws DomainError `database_not_empty`, `digest_differs`, `data_key_wrong`, `restore_failed`
 */
export async function checkRestored(
  dataSource: DataSource,
  config: RestoredConfig,
  manifest: BackupManifest,
): Promise<PublishedSnapshot | null> {
  if (!(await cameFrom(dataSource, manifest.name))) throw foreign(manifest);
  await checkKey(dataSource, config);
  const { published } = manifest;
  if (published === null) return null;
  const tables = await publishedTables(dataSource);
  const contentDigest = await digestOf(tables, config);
  if (contentDigest !== published.contentDigest) throw differs(published, contentDigest);
  return published;
}

/** By what runs would read; older versions may have been encrypted with an earlier key. */
async function checkKey(dataSource: DataSource, config: RestoredConfig): Promise<void> {
  const { home } = config;
  const rows = await dataSource.query<{ manifest: DatasetManifest }[]>(
    'SELECT manifest FROM dataset_version WHERE active ORDER BY id',
  );
  const files = rows.flatMap(({ manifest }) => manifest.parts.map(({ file }) => file));
  const key = await existingKey(config);
  for (const file of files.filter((name) => name.endsWith(SEALED))) {
    const path = join(homePaths(home).data, file);
    if (key === undefined || !(await opensWith(key, path, home))) throw keyWrong();
  }
}

async function publishedTables(dataSource: DataSource): Promise<SnapshotManifest['tables']> {
  const rows = await dataSource.query<{ manifest: SnapshotManifest }[]>(
    `SELECT s.manifest FROM publication p JOIN snapshot s ON s.id = p.snapshot_id
     WHERE p.name = $1`,
    [MAIN_PUBLICATION],
  );
  return rows.flatMap(({ manifest }) => manifest.tables);
}

async function digestOf(
  tables: SnapshotManifest['tables'],
  { home, duckdb }: RestoredConfig,
): Promise<string> {
  const { data, tmp } = homePaths(home);
  const engine = await DuckDbEngine.open({ ...duckdb, tempDirectory: tmp });
  try {
    return await recomputeDigest(engine, tables, ({ file }) => join(data, file));
  } finally {
    engine.close();
  }
}

function foreign({ name }: BackupManifest): DomainError {
  return new DomainError(
    'database_not_empty',
    `The database holds rows that are not of the backup ${name}. A backup is restored into an empty ` +
      'one only.',
    { kind: 'conflict' },
  );
}

function differs({ snapshotId, contentDigest }: PublishedSnapshot, found: string): DomainError {
  return new DomainError(
    'digest_differs',
    `Snapshot ${snapshotId} was restored, but its files give the content digest ${found} instead of ` +
      `${contentDigest}. Choose another backup (--backup) and an empty folder.`,
    { kind: 'unavailable', details: { snapshotId, contentDigest, found } },
  );
}
