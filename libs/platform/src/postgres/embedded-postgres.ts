import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@tagwright/kernel';
import { APPLICATION_ROLE } from '../database/application-role.js';
import { createSecretFile } from '../home/create-secret-file.js';
import type { HomePaths } from '../home/home-paths.js';
import { emptyTemporary, prepareHome } from '../home/prepare-home.js';
import { hasCluster, locateCluster } from './cluster.js';
import { embeddedUrl, ensureDatabase } from './embedded-database.js';
import { initCluster } from './init-cluster.js';
import {
  newLockRecord,
  readLock,
  rewriteLock,
  tryLock,
  unlock,
  type LockRecord,
} from './lock-file.js';
import { otherMembers, registerMember } from './members.js';
import type { OnProgress } from './on-progress.js';
import { livingPostmaster, stopPostmaster } from './postmaster.js';
import { ownIdentity, type ProcessIdentity } from './process-identity.js';
import { releaseServer, stopAtExit } from './release-server.js';
import { startPostmaster } from './start-postmaster.js';

export interface EmbeddedPostgresOptions {
  readonly home: string;
  readonly onProgress?: OnProgress;
  /** Server settings for this start, e.g. `{fsync: 'off'}` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** On whose behalf a server is started; that process has to stop it. Default: this one. */
  readonly owner?: ProcessIdentity;
  /** Leave what lies in `tmp`, which a start empties otherwise: for somebody who only looks. */
  readonly keepTemporary?: boolean;
}

/** A use of the embedded PostgreSQL of a home. */
export interface EmbeddedPostgres {
  /** As the superuser, who owns everything. With the password: not for logs. */
  readonly url: string;
  /** As the application; `openDatabase` gives that role its password. */
  readonly application: { readonly url: string; readonly password: string };
  /** Whether this call started (or took over) the server, rather than joining a running one. */
  readonly started: boolean;
  /**
   * Ends this use. The last use in the process that owns the server stops it, within ten seconds,
   * or leaves it to another process that still uses it.
   */
  close(): Promise<void>;
}

const WAIT_MS = 180_000;

/**
 * Starts the embedded PostgreSQL of a home, or joins the one that runs there. Whoever needs it
 * first starts it and owns it; others join. A server whose owner was killed is stopped and started
 * again, or taken over as it is when other processes still work with it.
 * @throws DomainError of kind `unavailable` that says what is in the way
 */
export async function useEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const paths = await prepareHome(options.home);
  const member = registerMember(paths.members);
  try {
    const { port, started } = await startOrJoin(paths, options);
    const password = await serverPassword(paths);
    const appPassword = await readOrMakePassword(paths.applicationPassword);
    return {
      url: embeddedUrl(port, password),
      application: {
        url: embeddedUrl(port, appPassword, { role: APPLICATION_ROLE }),
        password: appPassword,
      },
      started,
      close: () => releaseServer(paths, member),
    };
  } catch (error) {
    rmSync(member, { force: true });
    throw error;
  }
}

async function startOrJoin(
  paths: HomePaths,
  options: EmbeddedPostgresOptions,
): Promise<{ port: number; started: boolean }> {
  const end = Date.now() + WAIT_MS;
  let held: LockRecord | undefined;
  while (Date.now() < end) {
    const record = newLockRecord(options.owner ?? ownIdentity(), { state: 'starting' });
    if (await tryLock(paths.instanceLock, record)) {
      return { port: await startOwned(paths, record, options), started: true };
    }
    held = await readLock(paths.instanceLock);
    const { state, port } = held?.note ?? {};
    if (state === 'running' && typeof port === 'number') return { port, started: false };
    await delay(50);
  }
  throw new DomainError(
    'database_busy',
    `Process ${held?.holder.pid ?? 0} has been starting or stopping PostgreSQL for too long.`,
    { kind: 'unavailable', details: { pid: held?.holder.pid, lock: paths.instanceLock } },
  );
}

async function startOwned(
  paths: HomePaths,
  record: LockRecord,
  options: EmbeddedPostgresOptions,
): Promise<number> {
  try {
    const server = await startServer(paths, options);
    const note = { state: 'running', ...server };
    await rewriteLock(paths.instanceLock, record.token, { ...record, note });
    if (options.owner === undefined) stopAtExit(paths);
    return server.port;
  } catch (error) {
    await unlock(paths.instanceLock, record.token);
    throw error;
  }
}

/** Only under the lock: nobody else starts, stops or creates anything here meanwhile. */
async function startServer(
  paths: HomePaths,
  options: EmbeddedPostgresOptions,
): Promise<{ port: number; data: string }> {
  const onProgress = options.onProgress ?? ((): void => undefined);
  const cluster = await locateCluster(paths, onProgress);
  const password = await serverPassword(paths);
  const shared = otherMembers(paths.members).length > 0;
  const left = livingPostmaster(cluster.data);
  if (left?.ready === true && shared) return { port: left.port, data: cluster.data };
  if (left !== undefined) {
    onProgress('Stopping PostgreSQL, left behind by a process that was killed');
    await stopPostmaster(cluster.data);
  }
  if (!shared && options.keepTemporary !== true) await emptyTemporary(paths);
  if (!hasCluster(cluster.data)) {
    onProgress('Creating the PostgreSQL database');
    await initCluster(cluster, password);
  }
  onProgress('Starting PostgreSQL');
  const { port } = await startPostmaster(cluster, options.settings ?? {});
  try {
    await ensureDatabase(port, password);
  } catch (error) {
    await stopPostmaster(cluster.data);
    throw error;
  }
  return { port, data: cluster.data };
}

function serverPassword(paths: HomePaths): Promise<string> {
  return readOrMakePassword(paths.postgresPassword);
}

async function readOrMakePassword(path: string): Promise<string> {
  const password = await createSecretFile(path, () =>
    Buffer.from(randomBytes(24).toString('base64url')),
  );
  return password.toString('utf8').trim();
}
