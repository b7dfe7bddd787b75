import { existsSync, rmSync } from 'node:fs';
import { DomainError } from '@tagwright/kernel';
import type { HomePaths } from '../home/home-paths.js';
import { dataFolders } from './cluster.js';
import { newLockRecord, readLock, rewriteLock, unlock } from './lock-file.js';
import { livingMembers, otherMembers } from './members.js';
import { livingPostmaster, stopPostmaster } from './postmaster.js';
import { isSameProcess, ownIdentity } from './process-identity.js';

const watched = new Set<string>();

/** Releases in one process wait for each other, or two last ones would both stop the server. */
let queue: Promise<void> = Promise.resolve();

/** Ends one use of the server; see `EmbeddedPostgres.close`. Calling it again does nothing. */
export function releaseServer(paths: HomePaths, member: string): Promise<void> {
  const release = queue.then(() => releaseNow(paths, member));
  queue = release.catch(() => undefined); // its caller gets the error
  return release;
}

async function releaseNow(paths: HomePaths, member: string): Promise<void> {
  if (!existsSync(member)) return;
  rmSync(member, { force: true });
  const lock = await readLock(paths.instanceLock);
  const own = ownIdentity();
  if (lock === undefined || !isSameProcess(lock.holder, own)) return;
  if (livingMembers(paths.members).some((user) => isSameProcess(user, own))) return;
  // First say so, then look who is there: a newcomer registers first and then reads the lock, so
  // that either it sees us leaving or we see it coming.
  const leaving = { ...lock, note: { ...lock.note, state: 'stopping' } };
  await rewriteLock(paths.instanceLock, lock.token, leaving);
  const [heir] = otherMembers(paths.members);
  if (heir !== undefined) {
    await rewriteLock(paths.instanceLock, lock.token, newLockRecord(heir, lock.note));
    return;
  }
  await stopServer(paths);
  await unlock(paths.instanceLock, lock.token);
}

/** Stops whatever server runs on this home's data. */
export async function stopServer(paths: HomePaths): Promise<void> {
  for (const data of dataFolders(paths)) {
    await stopPostmaster(data);
    if (livingPostmaster(data) !== undefined) {
      throw new DomainError('postgres_not_stopped', `PostgreSQL in ${data} does not stop.`, {
        kind: 'unavailable',
      });
    }
  }
}

/** For a process that ends without closing: asks the server to stop, as there is no time to wait. */
export function stopAtExit(paths: HomePaths): void {
  if (watched.has(paths.home)) return;
  watched.add(paths.home);
  process.once('exit', () => {
    if (otherMembers(paths.members).length > 0) return;
    for (const data of dataFolders(paths)) {
      const left = livingPostmaster(data);
      if (left !== undefined) process.kill(left.pid, 'SIGINT');
    }
  });
}
