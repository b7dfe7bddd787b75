import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { homePaths } from '../home/home-paths.js';
import { dataFolders } from './cluster.js';
import { newLockRecord, tryLock, unlock } from './lock-file.js';
import { ownIdentity } from './process-identity.js';
import { stopServer } from './release-server.js';

/**
 * Stops the embedded server of a home and deletes its data for good, wherever it lies. Leaves
 * everything alone while a living process owns the server.
 * @returns whether it did so
 */
export async function discardEmbeddedPostgres(home: string): Promise<boolean> {
  if (!existsSync(home)) return false;
  const paths = homePaths(home);
  const record = newLockRecord(ownIdentity(), { state: 'stopping' });
  if (!(await tryLock(paths.instanceLock, record))) return false;
  try {
    await stopServer(paths);
    for (const data of dataFolders(paths))
      await rm(dirname(data), { recursive: true, force: true });
    return true;
  } finally {
    await unlock(paths.instanceLock, record.token);
  }
}
