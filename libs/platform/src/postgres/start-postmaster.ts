import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@tagwright/kernel';
import type { Cluster } from './cluster.js';
import { isServerOf, readPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { asUser } from './unprivileged-user.js';

/** How long to try again after a passing failure. */
const TRY_FOR_MS = 15_000;
/** Recovery after a power cut can take its time. */
const READY_WITHIN_MS = 120_000;
const LOG_LIMIT_BYTES = 10_000_000;
/**
 * Reasons that are gone a moment later: a port taken meanwhile, children of a killed server, a
 * server that a killed process had just launched.
 */
const PASSING =
  /could not bind|Address already in use|shared memory block .* still in use|postmaster\.pid" already exists/i;

/**
 * Starts the server of a cluster on a free loopback port and waits until it takes connections.
 * @param settings server settings for this start, over those of `postgresql.conf`
 * @throws DomainError `postgres_not_started` with the reason its log gives
 */
export async function startPostmaster(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  removeForeignPidFile(cluster.data);
  const end = Date.now() + TRY_FOR_MS;
  for (;;) {
    const outcome = await launch(cluster, settings);
    if (typeof outcome !== 'string') return outcome;
    if (Date.now() > end || !PASSING.test(outcome)) throw notStarted(cluster, outcome);
    await delay(300);
    await stopPostmaster(cluster.data);
  }
}

/** @returns the running server, or what its log says about why it does not run */
async function launch(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster | string> {
  const { data, log } = cluster;
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const logStart = statSync(log).size;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const listen = ['-h', '127.0.0.1', '-k', '', '-p', String(await freePort())];
  // A session of its own: Ctrl-C in the terminal must reach us, not the server under our feet.
  const child = spawn(cluster.binaries.postgres, ['-D', data, ...listen, ...options], {
    ...asUser(cluster.user),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', () => (failure ??= readFileSync(log).subarray(logStart).toString('utf8')));
  const end = Date.now() + READY_WITHIN_MS;
  while (failure === undefined && Date.now() < end) {
    const postmaster = readPostmaster(data);
    if (postmaster?.ready === true && postmaster.pid === child.pid) return postmaster;
    await delay(10);
  }
  return failure ?? 'It was not ready in time.';
}

/**
 * A `postmaster.pid` left by a killed server keeps a new one from starting when its number now
 * belongs to some other process; when the number is free, PostgreSQL itself knows what to do.
 */
function removeForeignPidFile(data: string): void {
  const left = readPostmaster(data);
  if (left !== undefined && !isServerOf(left.pid, data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}

function notStarted(cluster: Cluster, log: string): DomainError {
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
  const reason = lines.slice(-3).join(' ') || log.trim().split('\n').slice(-1)[0];
  return new DomainError(
    'postgres_not_started',
    `PostgreSQL did not start: ${reason ?? 'unknown reason'} (log: ${cluster.log})`,
    { kind: 'unavailable', details: { log: cluster.log } },
  );
}
