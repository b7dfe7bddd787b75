import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createBackup,
  openBackupFolder,
  restoreBackup,
  type BackupManifest,
  type BackupReport,
  type BackupRequest,
  type RestoreRequest,
} from '@tagwright/backup';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { DuckDbEngine } from '@tagwright/engines';
import type { SnapshotManifest } from '@tagwright/materialization';
import { connectDatabase, loadConfig, type Config } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { DataSource } from 'typeorm';
import { contentDigest } from '../../../libs/materialization/src/job/column-digest.js';
import { digestTable } from '../../../libs/materialization/src/job/digest-table.js';
import { hashFile } from '../../../libs/materialization/src/job/file-facts.js';
import { openPublishedHouse, type House } from '../api/open-house.js';

/** Where one suite puts its homes and backups. */
export async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tagwright-backup-'));
}

/** A house whose published snapshot is sealed as a run seals it. */
export async function openSealedHouse(): Promise<House> {
  const house = await openPublishedHouse();
  const [row] = await house.dataSource.query<[{ manifest: SnapshotManifest }]>(
    'SELECT manifest FROM snapshot WHERE id = 1',
  );
  const manifest = await seal(row.manifest, join(house.home, 'data'));
  await house.dataSource.query(
    'UPDATE snapshot SET manifest = $1, content_digest = $2 WHERE id = 1',
    [manifest, manifest.contentDigest],
  );
  await writeFile(join(house.home, 'data/snapshots/1/manifest.json'), JSON.stringify(manifest));
  return house;
}

async function seal(manifest: SnapshotManifest, data: string): Promise<SnapshotManifest> {
  const engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '200MB',
    tempDirectory: tmpdir(),
  });
  const tables = [];
  for (const table of manifest.tables) {
    const path = join(data, table.file);
    const written = { plan: table, path, rows: table.rows } as unknown;
    const digests = await digestTable(
      engine,
      written as Parameters<typeof digestTable>[1],
      table.columns,
    );
    tables.push({
      ...table,
      sha256: await hashFile(path),
      populationDigest: digests.population,
      columns: table.columns.map((column) => ({
        ...column,
        digest: digests.columns.get(column.code) ?? '',
      })),
    });
  }
  engine.close();
  return { ...manifest, tables, contentDigest: contentDigest(tables) };
}

/** A home that nothing was put into, with a database of its own. */
export interface EmptyHome {
  readonly config: Config;
  readonly database: TestDatabase;
  /** The database with all tables, once they are there. */
  connect(): Promise<DataSource>;
  close(): Promise<void>;
}

export async function newEmptyHome(folder: string, name: string): Promise<EmptyHome> {
  const database = await createTestDatabase({ entities: [], migrations: [] });
  const settings = {
    TAGWRIGHT_HOME: join(folder, name),
    DATABASE_URL: database.url,
    DUCKDB_THREADS: '1',
  };
  const opened: DataSource[] = [];
  return {
    config: loadConfig(settings, process.cwd()),
    database,
    connect: async () => {
      const options = { entities: ENTITIES, migrations: MIGRATIONS };
      const dataSource = await connectDatabase(database.url, options);
      opened.push(dataSource);
      return dataSource;
    },
    close: async () => {
      for (const dataSource of opened) await dataSource.destroy();
      await database.close();
      await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** Backs a house up as the command does. */
export async function backUp(
  { dataSource, home }: Pick<House, 'dataSource' | 'home'>,
  directory: string,
  options: Partial<BackupRequest> = {},
): Promise<BackupReport> {
  await openBackupFolder(directory, home);
  return createBackup({
    dataSource,
    config: { home },
    directory,
    withKey: true,
    onProgress: () => undefined,
    ...options,
  });
}

/** Restores as the command does, up to its last check. */
export function restoreTo(
  { config }: Pick<EmptyHome, 'config'>,
  directory: string,
  options: Partial<RestoreRequest> = {},
): Promise<BackupManifest> {
  const onProgress = (): void => undefined;
  return restoreBackup({ config, directory, migrations: MIGRATIONS, onProgress, ...options });
}

/** All rows of all tables as PostgreSQL spells them, by table. */
export async function allRows(dataSource: DataSource): Promise<Record<string, string[]>> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await dataSource.query<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t ORDER BY 1`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}
