import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failPoint } from '@tagwright/engines';
import { systemClock } from '@tagwright/kernel';
import { homePaths, productVersion, type Config, type OnProgress } from '@tagwright/platform';
import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { BACKUP_FORMAT } from './backup-manifest.js';
import { backupPaths, backupsFolder, sharedFiles, type BackupPaths } from './backup-paths.js';
import { reportBackup, type BackupReport, type MadeBackup } from './backup-report.js';
import { dumpDatabase } from './dump-database.js';
import { fileError } from './file-error.js';
import { listBackups } from './find-backup.js';
import { holdFiles } from './hold-files.js';
import { readManifest, writeManifest } from './manifest-file.js';
import { SEALED } from './needed-files.js';
import { claimFolder, removeUnfinished } from './remove-unfinished.js';
import { storeFiles } from './store-files.js';
import { storeKey } from './store-key.js';
import { syncFolders } from './sync-folders.js';

export interface BackupRequest {
  readonly dataSource: DataSource;
  readonly config: Pick<Config, 'home' | 'dataKey'>;
  /** As `openBackupFolder` gave it. */
  readonly directory: string;
  readonly withKey: boolean;
  readonly onProgress: OnProgress;
}

/**
 * Takes both planes as they are at one moment, beside whoever works meanwhile: first a dump of the
 * database, then the immutable files that the dump refers to, last the manifest.
 * @throws DomainError `file_missing`, `file_damaged`, `data_key_missing`, `path_not_usable` …; then
 *   nothing of this backup stays, except for whole files that the next one finds
 */
export async function createBackup(request: BackupRequest): Promise<BackupReport> {
  const { dataSource, directory, onProgress } = request;
  const start = performance.now();
  const paths = await newFolder(directory);
  const onWait = (): void => {
    onProgress('Waiting until old files are deleted …');
  };
  try {
    const made = await holdFiles(dataSource, onWait, (client) => make(request, paths, client));
    await finish(directory, paths, made);
    return reportBackup(made, (performance.now() - start) / 1000);
  } catch (error) {
    await rm(paths.folder, { recursive: true, force: true });
    throw fileError('The backup folder', directory, error);
  }
}

async function newFolder(directory: string): Promise<BackupPaths> {
  const time = systemClock.now().toISOString().slice(0, 19).replaceAll(':', '-');
  const paths = backupPaths(directory, `${time}Z-${randomBytes(3).toString('hex')}`);
  try {
    await removeUnfinished(directory);
    await mkdir(paths.folder, { mode: 0o700 });
    await claimFolder(paths);
    for (const folder of [paths.dump, paths.incoming]) await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    throw fileError('The backup folder', directory, error);
  }
  return paths;
}

async function make(
  request: BackupRequest,
  paths: BackupPaths,
  client: ClientBase,
): Promise<MadeBackup> {
  const { config, directory, withKey, onProgress } = request;
  const time = systemClock.now().toISOString();
  onProgress('Dumping the database …');
  const { needed, published, ...dump } = await dumpDatabase(client, paths.folder);
  onProgress(`Copying what is new of ${needed.length} files …`);
  const stored = await storeFiles(needed, {
    data: homePaths(config.home).data,
    files: sharedFiles(directory),
    incoming: paths.incoming,
    claimed: await claimedFiles(directory),
  });
  const inUse = new Set(needed.filter((need) => need.inUse).map(({ file }) => file));
  const sealed = stored.files.find(({ file }) => file.endsWith(SEALED) && inUse.has(file));
  const key = await storeKey({ config, directory, withKey }, paths, sealed);
  const { files, gone, copied } = stored;
  const name = paths.folder.slice(backupsFolder(directory).length + 1);
  const product = productVersion();
  const head = { format: BACKUP_FORMAT, name, product, time } as const;
  return { manifest: { ...head, ...dump, files, gone, published, key }, copied };
}

/** The hash of each shared file that a finished backup relies on. */
async function claimedFiles(directory: string): Promise<Map<string, string>> {
  const claimed = new Map<string, string>();
  for (const name of await listBackups(directory)) {
    const manifest = await readManifest(backupPaths(directory, name).manifest).catch(() => null);
    for (const { stored, sha256 } of manifest?.files ?? []) claimed.set(stored, sha256);
  }
  return claimed;
}

/** From here on it is a backup: everything it names is on the disk before the manifest is. */
async function finish(directory: string, paths: BackupPaths, made: MadeBackup): Promise<void> {
  const files = sharedFiles(directory);
  const { manifest, copied } = made;
  await syncFolders(
    files,
    copied.map(({ stored }) => join(files, stored)),
  );
  await rm(paths.incoming, { recursive: true });
  await syncFolders(directory, [join(paths.dump, 'any')]);
  failPoint('backup.before-manifest');
  await writeManifest(paths.manifest, manifest);
  // Only now: of what is killed before, the next backup sees at once that nobody is at work there.
  await rm(paths.owner);
}
