import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { statSync } from 'node:fs';
import { DomainError } from '@tagwright/kernel';

/** A user of the operating system that a program can be run as. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom to run PostgreSQL as; undefined means as ourselves. It refuses to run as root, so root
 * hands it to whoever owns an existing data folder, else to `postgres`, else to `nobody`.
 * @throws DomainError `no_unprivileged_user`
 */
export function postgresUser(existingData: string | undefined): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existingData !== undefined) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (user !== undefined) return user;
  throw new DomainError(
    'no_unprivileged_user',
    'PostgreSQL does not run as root and there is no user postgres or nobody to run it as. ' +
      'Create one, start as an ordinary user, or set DATABASE_URL.',
    { kind: 'unavailable' },
  );
}

/** Runs a short command as a user, from a folder that everybody can enter. */
export function runAs(
  user: OsUser | undefined,
  command: string,
  args: readonly string[],
): SpawnSyncReturns<string> {
  return spawnSync(command, args, { ...asUser(user), encoding: 'utf8', timeout: 60_000 });
}

/** Spawn options for that user: no inherited folder, no inherited `PG…` variables. */
export function asUser(user: OsUser | undefined): {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  const path = process.env.PATH ?? '/usr/bin:/bin';
  const systemRoot = process.env.SystemRoot;
  const env = { PATH: path, LC_ALL: 'C', TZ: 'UTC', ...(systemRoot && { SystemRoot: systemRoot }) };
  return { cwd: '/', env, ...user };
}

/** Whether the user can enter the folder and write there, as the system itself sees it. */
export function canWork(user: OsUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  return runAs(user, '/bin/sh', ['-c', 'cd "$1" && [ -w . ]', 'sh', folder]).status === 0;
}

function lookUp(name: string): OsUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => {
    const { status, stdout } = spawnSync('id', [option, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : Number.NaN;
  });
  if (uid === undefined || gid === undefined || !(uid > 0) || !(gid > 0)) return undefined;
  return { uid, gid };
}
