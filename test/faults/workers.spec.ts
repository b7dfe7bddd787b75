import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hasRedis, RedisServer } from '@tagwright/testing';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 120_000);
afterEach(() => place.close());
afterAll(() => house.close());

/** A place where everything is ingested and a run waits. */
async function waiting(): Promise<number> {
  place = await house.copy('loaded');
  return place.submit('materialize');
}

/** Waits until a worker is at the run's step. */
async function atStep(id: number, step: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await place.database.query(
      'SELECT FROM run_step WHERE run_id = $1 AND name = $2',
      [id, step],
    );
    if (rows.length > 0) return;
    await delay(20);
  }
  throw new Error(`Run ${id} does not come to ${step}.`);
}

describe('a worker that is stopped beyond its lease', () => {
  it('finds its run taken over when it goes on, and publishes nothing', async () => {
    const id = await waiting();
    const slow = place.startWorker();
    await atStep(id, 'plan');
    slow.kill('SIGSTOP');
    const taken = await place.finish(id);
    expect(taken).toMatchObject({ state: 'succeeded', attempt: 2, digest: clean.contentDigest });
    const publications = () =>
      place.database.query(`SELECT id FROM snapshot WHERE state = 'published'`);
    expect((await publications()).rowCount).toBe(1);
    slow.kill('SIGCONT');
    await delay(8_000); // longer than its next heartbeat and the rest of its work
    expect((await publications()).rowCount).toBe(1);
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await stop(slow, 'SIGTERM');
  }, 120_000);
});

describe('several workers', () => {
  it('do a run once that all of them hear of at once', async () => {
    const id = await waiting();
    const workers = [1, 2, 3, 4, 5].map(() => place.startWorker());
    expect(await place.final(id)).toMatchObject({ attempt: 1, digest: clean.contentDigest });
    const { rows } = await place.database.query('SELECT id FROM snapshot');
    expect(rows).toHaveLength(1);
    await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
  }, 120_000);

  it('publish in the order in which they began: the later one wins', async () => {
    const first = await waiting();
    const slow = place.startWorker();
    await atStep(first, 'plan');
    slow.kill('SIGSTOP');
    const second = await place.submit('materialize');
    // The first run keeps its lease: its worker is slow, not dead.
    await place.database.query(
      `UPDATE run SET lease_until = now() + interval '1 h' WHERE id = $1`,
      [first],
    );
    const quick = place.startWorker();
    await place.final(second);
    await stop(quick, 'SIGTERM');
    slow.kill('SIGCONT');
    expect(await place.final(first)).toMatchObject({
      state: 'failed',
      error: 'publication_overtaken',
    });
    expect((await place.run(second)).state).toBe('succeeded');
    await stop(slow, 'SIGTERM');
  }, 120_000);
});

describe('poison', () => {
  it('is set aside with its reason, and the rest is done', async () => {
    const good = await waiting();
    const bad = await place.submit('ingest', { source: 'nothing', directory: '/nowhere' });
    const worker = place.startWorker();
    expect(await place.final(bad)).toMatchObject({ state: 'failed', error: 'unknown_source' });
    expect((await place.final(good)).digest).toBe(clean.contentDigest);
    await stop(worker, 'SIGTERM');
  }, 120_000);
});

describe('the machine’s clock', () => {
  it('may be an hour fast: leases are on the database’s time', async () => {
    const id = await waiting();
    const shift = new URL('support/shift-clock.mjs', import.meta.url);
    const worker = place.startWorker({ NODE_OPTIONS: `--import=${shift.href}` });
    await atStep(id, 'plan');
    const { rows } = await place.database.query<{ left: number }>(
      'SELECT extract(epoch FROM lease_until - now())::float AS left FROM run WHERE id = $1',
      [id],
    );
    expect(rows[0]?.left).toBeGreaterThan(20);
    expect(rows[0]?.left).toBeLessThanOrEqual(30);
    expect((await place.final(id)).digest).toBe(clean.contentDigest);
    await stop(worker, 'SIGTERM');
  }, 120_000);
});

(hasRedis() ? describe : describe.skip)('workers over Redis (needs redis-server)', () => {
  it('do every run exactly once, although Redis forgets everything twice', async () => {
    const redis = await RedisServer.start();
    place = await house.copy('loaded');
    const env = { REDIS_URL: redis.url };
    const workers = [1, 2, 3].map(() => place.startWorker(env));
    const ids: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      ids.push(await place.submit('ingest', { source: 'nothing', directory: '/nowhere' }));
      if (n === 20) redis.command('FLUSHALL');
      if (n === 40) {
        await redis.stop();
        await redis.start();
      }
    }
    for (const id of ids) {
      expect(await place.final(id)).toMatchObject({ error: 'unknown_source', attempt: 1 });
    }
    await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
    await redis.stop();
  }, 120_000);

  it('begin what was asked for while Redis was away', async () => {
    const redis = await RedisServer.start();
    const id = await waiting();
    await redis.stop();
    const worker = place.startWorker({ REDIS_URL: redis.url });
    await delay(4_000);
    expect(await place.run(id)).toMatchObject({ state: 'queued', attempt: 0 });
    await redis.start();
    expect(await place.final(id)).toMatchObject({ attempt: 1, digest: clean.contentDigest });
    await stop(worker, 'SIGTERM');
    await redis.stop();
  }, 120_000);
});
