import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, readLock } from '@tagwright/platform';
import type { Check, Examination } from '../check.js';
import { ok, warn, type Result } from '../finding.js';

/** Lock files of processes that are no more. */
export const LOCKS: Check = { name: 'locks', run: locksResult };

async function locksResult({ paths }: Pick<Examination, 'paths'>): Promise<Result> {
  const stale = [...(await staleLocks(paths.home)), ...(await deadMembers(paths.members))];
  if (stale.length === 0) return ok('No lock of a dead process.');
  return warn(
    `${stale.length} lock files belong to processes that are no more, such as ${stale[0] ?? ''}.`,
    'The next start takes them over or removes them; while nothing of Tagwright runs they may be deleted.',
    { files: stale },
  );
}

/** `instance.lock` and what taking it over leaves in the middle. */
async function staleLocks(home: string): Promise<string[]> {
  const names = (await namesIn(home)).filter((name) => name.startsWith('instance.lock'));
  const stale: string[] = [];
  for (const name of names) {
    const lock = await readLock(join(home, name));
    if (lock !== undefined && !isAlive(lock.holder)) stale.push(join(home, name));
  }
  return stale;
}

async function deadMembers(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  return names
    .filter((name) => {
      const [pid, startMark = ''] = name.split('_');
      return !isAlive({ pid: Number(pid), startMark });
    })
    .map((name) => join(folder, name));
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
}
