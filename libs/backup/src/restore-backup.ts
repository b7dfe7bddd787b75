import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { failPoint } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import {
  homePaths,
  openDatabase,
  prepareHome,
  writeFileAtomically,
  type Config,
  type Database,
  type MigrationClass,
  type OnProgress,
} from '@tagwright/platform';
import type { BackupManifest } from './backup-manifest.js';
import { refuseWrongKey } from './choose-key.js';
import { findBackup, type FoundBackup } from './find-backup.js';
import { hasNoTables, loadDatabase, migrationsOf } from './load-database.js';
import { restoreFiles } from './restore-files.js';
import {
  finishRestore,
  markRestore,
  refuseUsedHome,
  unfinishedRestore,
} from './unfinished-restore.js';
import { verifyBackup } from './verify-backup.js';

export interface RestoreRequest {
  readonly config: Pick<Config, 'home' | 'dataKey' | 'databaseUrl' | 'databaseOwnerUrl'>;
  /** The folder of the backups, absolute. */
  readonly directory: string;
  /** Default: the newest. */
  readonly name?: string;
  /** All migrations that this version knows. */
  readonly migrations: readonly MigrationClass[];
  readonly onProgress: OnProgress;
}

/**
 * Puts a backup into an empty home and an empty database. Everything is checked before anything is
 * written; the rows come last and at once, so that a restore that is killed leaves no half database.
 * The home counts as unfinished until `checkRestored` has passed and `finishRestore` was called.
 * @throws DomainError `no_backup`, `unknown_backup`, `backup_damaged`, `backup_newer`,
 *   `home_not_empty`, `database_not_empty`, `data_key_missing`, `data_key_wrong`, `restore_failed`
 */
export async function restoreBackup(request: RestoreRequest): Promise<BackupManifest> {
  const { config, directory, onProgress } = request;
  const backup = await findBackup(directory, request.name);
  const { manifest } = backup;
  const migrations = migrationsOf(backup, request.migrations);
  await refuseUsedHome(config.home);
  await refuseWrongKey(config, backup);
  onProgress(`Checking the backup ${manifest.name} of ${manifest.time} …`);
  await verifyBackup(directory, backup);

  const earlier = await unfinishedRestore(config.home);
  await prepareHome(config.home);
  await markRestore(config.home, earlier ?? manifest.name);
  const database = await openEmptyDatabase(config, onProgress);
  if (database === undefined) {
    // Loaded already by a restore of this backup, as the check at the end proves.
    if (earlier === manifest.name) return manifest;
    if (earlier === undefined) await finishRestore(config.home);
    throw databaseNotEmpty(config);
  }
  try {
    await fill(request, backup, migrations, database);
    failPoint('restore.before-check');
  } finally {
    await database.close();
  }
  return manifest;
}

/** Files first, rows last. */
async function fill(
  { config, directory, onProgress }: RestoreRequest,
  backup: FoundBackup,
  migrations: readonly MigrationClass[],
  { dataSource }: Database,
): Promise<void> {
  const { name, files, tables } = backup.manifest;
  await markRestore(config.home, name);
  await putKey(config, backup);
  onProgress(`Copying ${files.length} files …`);
  await restoreFiles(directory, config.home, files);
  onProgress(`Loading ${tables.length} tables …`);
  await loadDatabase(dataSource, backup, migrations);
}

/** The database, if it is empty; without a migration to know, most others are not even opened. */
async function openEmptyDatabase(
  config: RestoreRequest['config'],
  onProgress: OnProgress,
): Promise<Database | undefined> {
  try {
    const options = { entities: [], migrations: [], onProgress, as: 'owner' } as const;
    const database = await openDatabase(config, options);
    if (await hasNoTables(database.dataSource)) return database;
    await database.close();
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'database_newer')) throw error;
  }
  return undefined;
}

async function putKey(
  { home }: Pick<Config, 'home'>,
  { paths, manifest }: FoundBackup,
): Promise<void> {
  const target = homePaths(home).dataKey;
  if (!manifest.key.included || existsSync(target)) return;
  await writeFileAtomically(target, await readFile(paths.key));
}

function databaseNotEmpty({ home, databaseUrl }: RestoreRequest['config']): DomainError {
  const which = databaseUrl === undefined ? `of ${home}` : 'of DATABASE_URL';
  return new DomainError(
    'database_not_empty',
    `The database ${which} is not empty. A backup is restored into an empty one only.`,
    { kind: 'conflict' },
  );
}
