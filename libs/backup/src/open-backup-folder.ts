import { mkdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { homePaths } from '@tagwright/platform';
import { backupsFolder, sharedFiles } from './backup-paths.js';
import { fileError } from './file-error.js';

/**
 * Makes a folder one that backups can go to; an existing one keeps what it holds.
 * @param directory absolute
 * @throws DomainError `wrong_use` for a place that belongs to the home itself, `path_not_usable`
 */
export async function openBackupFolder(directory: string, home: string): Promise<void> {
  const { data, postgres, secrets, members, tmp, demo, logs } = homePaths(home);
  const own = [data, postgres, secrets, members, tmp, demo, logs];
  if (directory === home || own.some((folder) => contains(folder, directory))) {
    throw new DomainError(
      'wrong_use',
      `${directory} belongs to the installation itself; choose a folder on another disk.`,
      { details: { directory } },
    );
  }
  try {
    await mkdir(dirname(directory), { recursive: true });
    for (const folder of [directory, sharedFiles(directory), backupsFolder(directory)]) {
      await makeFolder(folder);
    }
  } catch (error) {
    throw fileError('The backup folder', directory, error);
  }
}

/** Not recursive: Node tries for ever where a file system refuses a folder as not being there. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isThere || !(await stat(folder)).isDirectory()) throw error;
  }
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
