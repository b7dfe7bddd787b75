import { existsSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, sha256Hex } from '@tagwright/kernel';
import { homePaths, type HomePaths } from '../home/home-paths.js';
import { prepareBinaries, type Binaries } from './binaries.js';
import type { OnProgress } from './on-progress.js';
import { canWork, postgresUser, type OsUser } from './unprivileged-user.js';

/** Root's place for what an unprivileged PostgreSQL cannot reach elsewhere. */
const SYSTEM_FOLDER = '/var/lib/tagwright';

/** A database cluster: where its data lies, who runs it and with which programs. */
export interface Cluster {
  /** Holds `data`; belongs to the user that runs the server. */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  /** Undefined: run as ourselves. */
  readonly user: OsUser | undefined;
  readonly binaries: Binaries;
}

/**
 * Finds the cluster of a home or a place for it: in the home's `postgres`, or, where the user that
 * runs PostgreSQL for root cannot get there, in `/var/lib/tagwright/<hash of the home>`.
 * @throws DomainError `postgres_data_unreachable`, `postgres_binaries_missing` and others
 */
export async function locateCluster(paths: HomePaths, onProgress: OnProgress): Promise<Cluster> {
  const system = systemFolder(paths);
  const existing = [paths.postgres, system].find((folder) => hasCluster(join(folder, 'data')));
  const user = postgresUser(existing && join(existing, 'data'));
  const folder = existing ?? (await makeFolder(paths.postgres, system, user, onProgress));
  refuseUnreachable(folder, user);
  const copyTo = user === undefined ? paths.postgres : await makeSystemFolder();
  return {
    folder,
    data: join(folder, 'data'),
    log: join(paths.logs, 'postgres.log'),
    user,
    binaries: await prepareBinaries(user, copyTo, onProgress),
  };
}

/** Whether a finished cluster is there. */
export function hasCluster(data: string): boolean {
  return existsSync(join(data, 'PG_VERSION'));
}

/** Whether a home has its embedded database already. */
export function hasEmbeddedDatabase(home: string): boolean {
  return dataFolders(homePaths(home)).some(hasCluster);
}

/** Where the data of this home's cluster may lie. */
export function dataFolders(paths: HomePaths): string[] {
  return [paths.postgres, systemFolder(paths)].map((folder) => join(folder, 'data'));
}

function systemFolder(paths: HomePaths): string {
  return join(SYSTEM_FOLDER, sha256Hex(realpathSync(paths.home)).slice(0, 16));
}

async function makeFolder(
  inHome: string,
  system: string,
  user: OsUser | undefined,
  onProgress: OnProgress,
): Promise<string> {
  await own(inHome, user);
  if (canWork(user, inHome)) return inHome;
  await rm(inHome, { recursive: true });
  await makeSystemFolder();
  await own(system, user);
  onProgress(
    `PostgreSQL does not run as root, and the user it runs as cannot reach ${inHome}; ` +
      `its data goes to ${system}`,
  );
  return system;
}

async function own(folder: string, user: OsUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
}

async function makeSystemFolder(): Promise<string> {
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await chmod(SYSTEM_FOLDER, 0o755);
  return SYSTEM_FOLDER;
}

function refuseUnreachable(folder: string, user: OsUser | undefined): void {
  const foreign = user === undefined && statSync(folder).uid !== (process.getuid?.() ?? 0);
  if (!foreign && canWork(user, folder)) return;
  throw new DomainError(
    'postgres_data_unreachable',
    foreign
      ? `The database in ${folder} belongs to another user (it was perhaps started as root). ` +
          'Start as that user, or set TAGWRIGHT_HOME to another folder.'
      : `The database in ${folder} cannot be reached by the user it belongs to. Allow that user ` +
          'to cross the folders above, or move TAGWRIGHT_HOME.',
    { kind: 'unavailable', details: { folder } },
  );
}
