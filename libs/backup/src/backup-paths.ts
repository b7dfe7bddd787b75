import { join } from 'node:path';

/** Where each part of a backup lies. */
export interface BackupPaths {
  readonly folder: string;
  readonly manifest: string;
  readonly dump: string;
  readonly key: string;
  /** Half-copied files; removed before the manifest is written. */
  readonly incoming: string;
  /** Says which process is at work here. */
  readonly owner: string;
}

/** The files that all backups of a folder share. */
export function sharedFiles(directory: string): string {
  return join(directory, 'files');
}

/** Holds one folder per backup. */
export function backupsFolder(directory: string): string {
  return join(directory, 'backups');
}

/** The layout of one backup; creates nothing. */
export function backupPaths(directory: string, name: string): BackupPaths {
  const folder = join(backupsFolder(directory), name);
  return {
    folder,
    manifest: join(folder, 'manifest.json'),
    dump: join(folder, 'dump'),
    key: join(folder, 'data.key'),
    incoming: join(folder, 'incoming'),
    owner: join(folder, 'owner.json'),
  };
}
