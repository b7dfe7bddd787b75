import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { FROZEN_AFTER_MILLISECONDS } from './frozen-after.js';

const TRY_EVERY_MILLISECONDS = 500;
const BEAT_MILLISECONDS = FROZEN_AFTER_MILLISECONDS / 3;

/** Which advisory lock. */
export interface LockRequest {
  /** One of `ADVISORY_LOCKS`. */
  readonly lock: number;
  /** Together with others that share it; without: alone. */
  readonly shared?: boolean;
}

/** How long to try for it. */
export interface Patience {
  /** In milliseconds; 0 tries once. */
  readonly patience: number;
  /** Ends the trying. */
  readonly signal?: AbortSignal;
}

/**
 * Does work under an advisory lock, on the connection that holds it. The server takes the lock from
 * a process that is frozen, as it does from one that has died: such a connection is closed, and what
 * the work does through it afterwards fails. What the work does elsewhere, on files for example, it
 * has to precede by a query.
 * `onWait` is called when somebody else has the lock
 */
export function underLock<T>(
  dataSource: DataSource,
  { lock, shared, onWait }: LockRequest & { readonly onWait?: () => void },
  work: (session: QueryRunner) => Promise<T>,
): Promise<T> {
  return inSession(dataSource, async (session) => {
    if (!(await isTaken(session, lock, shared))) {
      onWait?.();
      await session.query(`SELECT pg_advisory_lock${suffix(shared)}($1)`, [lock]);
    }
    return work(session);
  });
}

/**
 * The same for who only tries: whoever waits for a lock holds up all that come later.
 * @returns null when somebody else has the lock for too long
 */
export function tryUnderLock<T>(
  dataSource: DataSource,
  { lock, shared, patience, signal }: LockRequest & Patience,
  work: (session: QueryRunner) => Promise<T>,
): Promise<T | null> {
  return inSession(dataSource, async (session) => {
    for (const end = performance.now() + patience; !(await isTaken(session, lock, shared));) {
      if (performance.now() >= end) return null;
      await sleep(TRY_EVERY_MILLISECONDS, undefined, { signal });
    }
    return work(session);
  });
}

async function inSession<T>(
  dataSource: DataSource,
  work: (session: QueryRunner) => Promise<T>,
): Promise<T> {
  const session = dataSource.createQueryRunner();
  await session.connect();
  let beat: NodeJS.Timeout | undefined;
  try {
    await session.query(`SET idle_session_timeout = ${FROZEN_AFTER_MILLISECONDS}`);
    beat = setInterval(() => {
      if (!session.isReleased) session.query('SELECT 1').catch(() => undefined); // the work finds out
    }, BEAT_MILLISECONDS);
    return await work(session);
  } finally {
    clearInterval(beat);
    await letGo(session);
  }
}

async function isTaken(session: QueryRunner, lock: number, shared?: boolean): Promise<boolean> {
  const sql = `SELECT pg_try_advisory_lock${suffix(shared)}($1) AS taken`;
  const [row] = (await session.query(sql, [lock])) as { taken: boolean }[];
  return row?.taken === true;
}

function suffix(shared = false): string {
  return shared ? '_shared' : '';
}

/** A connection that broke has lost its locks, and is not used again. */
async function letGo(session: QueryRunner): Promise<void> {
  if (session.isReleased) return;
  await session
    .query('SELECT pg_advisory_unlock_all(); RESET idle_session_timeout')
    .catch(() => undefined);
  await session.release();
}
