import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS, tryUnderLock, underLock } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { DataSource } from 'typeorm';

const LOCK = { lock: ADVISORY_LOCKS.files };
const ONCE = { ...LOCK, patience: 0 };
const done = (): Promise<string> => Promise.resolve('done');

let server: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  server = await createTestDatabase({ entities: [], migrations: [] });
  database = server.dataSource;
});
afterAll(() => server.close());

describe('a lock', () => {
  it('is had by one at a time, or by all who share it', async () => {
    await underLock(database, LOCK, async () => {
      expect(await tryUnderLock(database, ONCE, done)).toBeNull();
      expect(await tryUnderLock(database, { ...ONCE, shared: true }, done)).toBeNull();
    });
    await underLock(database, { ...LOCK, shared: true }, async () => {
      expect(await tryUnderLock(database, { ...ONCE, shared: true }, done)).toBe('done');
      expect(await tryUnderLock(database, ONCE, done)).toBeNull();
    });
  });

  it('is free again whatever became of the work', async () => {
    const work = underLock(database, LOCK, () => Promise.reject(new Error('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(await tryUnderLock(database, ONCE, done)).toBe('done');
  });

  it('is waited for, and whoever waits says so', async () => {
    const order: string[] = [];
    const first = underLock(database, LOCK, async () => {
      await delay(200);
      order.push('first');
    });
    await delay(50);
    const onWait = (): void => void order.push('waits');
    await underLock(database, { ...LOCK, onWait }, () => Promise.resolve(order.push('second')));
    await first;
    expect(order).toEqual(['waits', 'first', 'second']);
  });

  it('is tried for as long as one has patience, and not after that', async () => {
    await underLock(database, LOCK, async () => {
      const begun = performance.now();
      expect(await tryUnderLock(database, { ...LOCK, patience: 600 }, done)).toBeNull();
      expect(performance.now() - begun).toBeGreaterThan(600);
    });
  });

  it('is taken from a process that is frozen, which then cannot go on', async () => {
    await underLock(database, LOCK, async (session) => {
      const [{ timeout }] = (await session.query(
        `SELECT current_setting('idle_session_timeout') AS timeout`,
      )) as [{ timeout: string }];
      expect(timeout).toBe('30s');
      await session.query('SET idle_session_timeout = 100'); // sooner than it says that it is alive
      const waited = await tryUnderLock(database, { ...LOCK, patience: 5_000 }, done);
      expect(waited).toBe('done');
      await expect(session.query('SELECT 1')).rejects.toThrow();
    });
  });
});

describe('a connection', () => {
  it('loses its transaction when its process is frozen in the middle', async () => {
    const [{ timeout }] = await database.query<[{ timeout: string }]>(
      `SELECT current_setting('idle_in_transaction_session_timeout') AS timeout`,
    );
    expect(timeout).toBe('30s');
  });

  it('is as it was when it has held a lock', async () => {
    await underLock(database, LOCK, done);
    const rows = await database.query<unknown[]>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(rows).toEqual([]);
    const [{ timeout }] = await database.query<[{ timeout: string }]>(
      `SELECT current_setting('idle_session_timeout') AS timeout`,
    );
    expect(timeout).toBe('0');
  });
});
