import { existsSync, type Dirent } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { homePaths, writeFileAtomically } from '@tagwright/platform';
import { fileError } from './file-error.js';

/** Lies in the home from before a restore's first change until its last check. */
function marker(home: string): string {
  return join(home, 'restore.json');
}

/** Whether a restore into this home has begun and not proved itself yet. */
function isRestoreUnfinished(home: string): boolean {
  return existsSync(marker(home));
}

/** Which backup the unfinished restore is of. */
export async function unfinishedRestore(home: string): Promise<string | undefined> {
  if (!isRestoreUnfinished(home)) return undefined;
  const { backup } = JSON.parse(await readFile(marker(home), 'utf8')) as { backup: string };
  return backup;
}

export async function markRestore(home: string, backup: string): Promise<void> {
  await writeFileAtomically(marker(home), JSON.stringify({ backup }));
}

/** The restore is whole and proved; the home is one like any other. */
export async function finishRestore(home: string): Promise<void> {
  await rm(marker(home));
}

/**
 * Keeps everybody but a restore away from a home that is neither empty nor whole.
 * @throws DomainError `restore_unfinished`
 */
export function refuseUnfinishedRestore(home: string): void {
  if (!isRestoreUnfinished(home)) return;
  throw new DomainError(
    'restore_unfinished',
    `A restore into ${home} did not come to its end. Run \`tagwright restore\` again, ` +
      'which takes it up, or delete that folder.',
    { kind: 'conflict', details: { home } },
  );
}

/**
 * A restore goes into an empty home, or one that an earlier restore left unfinished. Empty folders
 * do not count, nor does a data key that was put there for it.
 * @throws DomainError `home_not_empty`, `path_not_usable`
 */
export async function refuseUsedHome(home: string): Promise<void> {
  if (isRestoreUnfinished(home)) return;
  const { dataKey } = homePaths(home);
  if (!(await holdsFile(home, dataKey))) return;
  throw new DomainError(
    'home_not_empty',
    `${home} (TAGWRIGHT_HOME) is not empty. A backup is restored into an empty folder only, which ` +
      `may hold the data key as ${dataKey}.`,
    { kind: 'conflict', details: { home } },
  );
}

async function holdsFile(folder: string, except: string): Promise<boolean> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    // A disk of its own is never quite empty.
    if (path === except || entry.name === 'lost+found') continue;
    if (!entry.isDirectory() || (await holdsFile(path, except))) return true;
  }
  return false;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileError('The folder', folder, error);
  }
}
