import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { homePaths, type HomePaths } from './home-paths.js';

/**
 * Creates the folders of a home, closed to other users, and leaves existing ones as they are.
 * For root the home itself can be crossed (not listed) by others, because PostgreSQL has to reach
 * its data there as an ordinary user; every folder inside stays closed.
 * @throws DomainError `home_not_usable`
 */
export async function prepareHome(home: string): Promise<HomePaths> {
  const paths = homePaths(home);
  try {
    await mkdir(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    for (const folder of foldersOf(paths)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    throw notUsable(home, error);
  }
  return paths;
}

/** All but PostgreSQL's own, which belongs to the user that runs it. */
function foldersOf(paths: HomePaths): string[] {
  const { members, secrets, demo, tmp, logs, data, datasets, quarantine, conflicts } = paths;
  const { facts, snapshots } = paths;
  return [
    members,
    secrets,
    demo,
    tmp,
    logs,
    data,
    datasets,
    quarantine,
    conflicts,
    facts,
    snapshots,
  ];
}

/** Empties `tmp`; only for a process that knows to be the only one at work in this home. */
export async function emptyTemporary(paths: HomePaths): Promise<void> {
  for (const name of await readdir(paths.tmp)) {
    await rm(join(paths.tmp, name), { recursive: true, force: true });
  }
}

function notUsable(home: string, cause: unknown): DomainError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    code === 'EEXIST' || code === 'ENOTDIR'
      ? 'a file is in the way'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'this user may not write there'
        : (code ?? 'unknown reason');
  return new DomainError(
    'home_not_usable',
    `The folder ${home} (TAGWRIGHT_HOME) cannot be used: ${reason}.`,
    { kind: 'unavailable', details: { home, reason: code }, cause },
  );
}
