import { existsSync, rmSync } from 'node:fs';
import { DomainError } from '@tagwright/kernel';
import type { HomePaths } from '../home/home-paths.js';
import { dataFolders } from './cluster.js';
import { newLockRecord, readLock, rewriteLock, unlock } from './lock-file.js';
import { livingMembers, otherMembers } from './members.js';
import { livingPostmaster, stopPostmaster } from './postmaster.js';
import { isSameProcess, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** What happens at this process's exit, by home, for as long as it uses the home's server. */
const watched = new Map<string, () => void>();

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
  const own = ownIdentity();
  if (livingMembers(paths.members).some((user) => isSameProcess(user, own))) return;
  await leave(paths, own);
  unwatch(paths.home);
}

/** Hands the server over or stops it, if it is this process's. */
async function leave(paths: HomePaths, own: ProcessIdentity): Promise<void> {
  const lock = await readLock(paths.instanceLock);
  if (lock === undefined || !isSameProcess(lock.holder, own)) return;
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
  const stop = (): void => {
    if (otherMembers(paths.members).length > 0) return;
    for (const data of dataFolders(paths)) {
      const left = livingPostmaster(data);
      if (left !== undefined) process.kill(left.pid, 'SIGINT');
    }
  };
  watched.set(paths.home, stop);
  process.once('exit', stop);
}

/** Once the server is left nothing is to be done at exit; the home may be gone by then. */
function unwatch(home: string): void {
  const stop = watched.get(home);
  if (stop !== undefined) process.removeListener('exit', stop);
  watched.delete(home);
}
