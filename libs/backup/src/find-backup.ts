import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { DomainError } from '@tagwright/kernel';
import type { BackupManifest } from './backup-manifest.js';
import { backupPaths, backupsFolder, type BackupPaths } from './backup-paths.js';
import { fileError } from './file-error.js';
import { readManifest } from './manifest-file.js';

/** A finished backup. */
export interface FoundBackup {
  readonly paths: BackupPaths;
  readonly manifest: BackupManifest;
}

/** Names of the finished backups, oldest first: a name begins with its time. */
export async function listBackups(directory: string): Promise<string[]> {
  const names = await readdir(backupsFolder(directory));
  return names.filter((name) => existsSync(backupPaths(directory, name).manifest)).sort();
}

/**
 * The backup of that name, or the newest.
 * @throws DomainError `no_backup`, `unknown_backup`, `backup_damaged`, `backup_newer`
 */
export async function findBackup(directory: string, name?: string): Promise<FoundBackup> {
  const names = await namesIn(directory);
  const chosen = name ?? names.at(-1);
  if (chosen === undefined) throw none(directory);
  if (!names.includes(chosen)) throw unknown(directory, chosen, names);
  const paths = backupPaths(directory, chosen);
  return { paths, manifest: await readManifest(paths.manifest) };
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    const found = await stat(directory);
    if (!found.isDirectory()) throw none(directory);
    return existsSync(backupsFolder(directory)) ? await listBackups(directory) : [];
  } catch (error) {
    throw fileError('The backup folder', directory, error);
  }
}

function none(directory: string): DomainError {
  return new DomainError('no_backup', `${directory} is not a folder with a finished backup.`, {
    kind: 'not_found',
    details: { directory },
  });
}

function unknown(directory: string, name: string, names: readonly string[]): DomainError {
  return new DomainError(
    'unknown_backup',
    `There is no backup ${name} in ${directory}. There are: ${names.join(', ') || 'none'}.`,
    { kind: 'not_found', details: { directory, name, names } },
  );
}
