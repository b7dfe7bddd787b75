import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hasRedis, RedisServer } from '@tagwright/testing';
import Bull from 'bull';
import { expectWhole } from './support/expect-whole.js';
import { FaultApi } from './support/fault-api.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';

(hasRedis() ? describe : describe.skip)('workers over Redis (needs redis-server)', () => {
  let house: FaultHouse;
  let clean: CleanResult;
  let place: FaultPlace;
  let redis: RedisServer;

  beforeAll(async () => {
    ({ house, clean } = await FaultHouse.open());
  }, 300_000);
  beforeEach(async () => {
    redis = await RedisServer.start();
    place = await house.copy('loaded');
  });
  afterEach(async () => {
    await place.close();
    await redis.stop();
  });
  afterAll(() => house.close());

  const startWorkers = (count: number) =>
    Array.from({ length: count }, () => place.startWorker({ REDIS_URL: redis.url }));

  it('do a run once that is delivered five times at once', async () => {
    const queue = new Bull('runs', redis.url, { prefix: 'tagwright' });
    const workers = startWorkers(5);
    while ((await queue.getWorkers()).length < 5) await delay(50);
    const id = await place.submit('materialize');
    const data = { runId: id, attempt: 0, priority: 'normal' };
    const deliveries = ['a', 'b', 'c', 'd', 'e'].map((jobId) => ({ data, opts: { jobId } }));
    await queue.addBulk(deliveries);
    expect(await place.final(id)).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      digest: clean.contentDigest,
    });
    while ((await queue.count()) + (await queue.getActiveCount()) > 0) await delay(50);
    expect((await place.database.query('SELECT FROM snapshot')).rowCount).toBe(1);
    await expectWhole(place, clean);
    await queue.close();
    await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
  }, 300_000);

  it('do every run exactly once, although Redis forgets everything twice', async () => {
    const workers = startWorkers(3);
    const ids: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      ids.push(await place.submit('ingest', { source: 'nothing', directory: '/nowhere' }));
      if (n === 20) redis.command('FLUSHALL');
      if (n === 40) {
        await redis.stop();
        await redis.start();
      }
    }
    const last = await place.submit('materialize');
    for (const id of ids) {
      expect(await place.final(id)).toMatchObject({ error: 'unknown_source', attempt: 1 });
    }
    expect(await place.final(last)).toMatchObject({ state: 'succeeded', attempt: 1 });
    await expectWhole(place, clean);
    await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
  }, 300_000);

  it('begin what was asked for while Redis was away for a minute', async () => {
    const api = await FaultApi.start(place, { REDIS_URL: redis.url });
    const [worker] = startWorkers(1);
    await redis.stop();
    const ids: number[] = [];
    for (let second = 0; second < 60; second += 20) {
      const { status, id } = await api.startRun(`second-${second}`);
      expect(status).toBe(202);
      ids.push(id);
      await delay(20_000);
    }
    expect(await api.queue()).toMatchObject({ status: 'unavailable' });
    for (const id of ids) {
      expect(await place.run(id)).toMatchObject({ state: 'queued', attempt: 0 });
    }
    await redis.start();
    for (const id of ids) {
      expect(await place.final(id)).toMatchObject({
        state: 'succeeded',
        attempt: 1,
        digest: clean.contentDigest,
      });
    }
    await expectWhole(place, clean);
    if (worker !== undefined) await stop(worker, 'SIGTERM');
  }, 300_000);
});
