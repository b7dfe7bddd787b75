import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import {
  writeFileAtomically,
  identityOf,
  isAlive,
  type ProcessIdentity,
} from '@tagwright/platform';
import { backupPaths, backupsFolder, type BackupPaths } from './backup-paths.js';

interface Owner extends ProcessIdentity {
  readonly host: string;
}

/** A folder that does not say yet whose it is may be a moment old. */
const CLAIM_WITHIN_MS = 60_000;

/** Notes in a backup's folder that this process is at work there. */
export async function claimFolder({ owner }: BackupPaths): Promise<void> {
  const identity = identityOf(process.pid);
  await writeFileAtomically(owner, JSON.stringify({ ...identity, host: hostname() }));
}

/** Removes what backups left that were killed, and nothing of one that still runs. */
export async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(backupsFolder(directory))) {
    const paths = backupPaths(directory, name);
    if (existsSync(paths.manifest) || !(await isAbandoned(paths))) continue;
    await rm(paths.folder, { recursive: true, force: true });
  }
}

async function isAbandoned({ folder, owner }: BackupPaths): Promise<boolean> {
  const claim = await readOwner(owner);
  if (claim !== undefined) return claim.host === hostname() && !isAlive(claim);
  return Date.now() - (await stat(folder)).mtimeMs > CLAIM_WITHIN_MS;
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return undefined; // killed before it could say so
  }
}
