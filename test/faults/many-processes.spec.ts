import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hasRedis, RedisServer } from '@tagwright/testing';
import { expectWhole } from './support/expect-whole.js';
import { FaultApi } from './support/fault-api.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import type { FaultPlace } from './support/fault-place.js';
import { keepJournal, readJournal, type JournalEntry } from './support/run-journal.js';

/** How many runs are asked for at once; the full measure takes minutes, and is asked for by name. */
const MANY_RUNS = Number(process.env.MANY_RUNS ?? 40);

(hasRedis() ? describe : describe.skip)(
  'two APIs and three workers over one Redis (needs redis-server)',
  () => {
    let house: FaultHouse;
    let clean: CleanResult;
    let place: FaultPlace;
    let redis: RedisServer;
    let env: { REDIS_URL: string };

    beforeAll(async () => {
      ({ house, clean } = await FaultHouse.open());
    }, 300_000);
    beforeEach(async () => {
      redis = await RedisServer.start();
      env = { REDIS_URL: redis.url };
      place = await house.copy('loaded');
      await keepJournal(place.database);
    });
    afterEach(async () => {
      await place.close();
      await redis.stop();
    });
    afterAll(() => house.close());

    it('do many runs exactly once, each asked for through both APIs at once', async () => {
      for (let n = 0; n < 3; n += 1) place.startWorker(env);
      const ids = await askTwice(MANY_RUNS);
      await ended(MANY_RUNS);
      const { begun, over } = byRun(await readJournal(place.database));
      for (const id of ids) {
        expect(await place.run(id)).toMatchObject({ attempt: 1 });
        expect([begun.get(id), over.get(id)]).toEqual([1, 1]);
      }
      await expectPublishedInOrder();
    }, 600_000);

    it('do each run once that ended, although a worker is killed among them', async () => {
      for (let n = 0; n < 2; n += 1) place.startWorker(env);
      const doomed = place.startWorker({ ...env, TAGWRIGHT_FAIL_POINT: 'run.before-publish' });
      const died = once(doomed, 'exit');
      const ids = await askTwice(12);
      expect((await died)[1]).toBe('SIGKILL');
      place.startWorker(env);
      await ended(12);
      const { begun, over } = byRun(await readJournal(place.database));
      expect(ids.map((id) => begun.get(id)).sort()).toEqual([...Array<number>(11).fill(1), 2]);
      expect(ids.map((id) => over.get(id))).toEqual(Array(12).fill(1));
      await expectPublishedInOrder();
    }, 300_000);

    /** Asks both APIs for each of so many runs, all at the same time; gives the runs' ids. */
    async function askTwice(count: number): Promise<number[]> {
      const apis = [await FaultApi.start(place, env), await FaultApi.start(place, env)];
      const keys = Array.from({ length: count }, (_, n) => `request-${n}`);
      const asked = await Promise.all(
        keys.map((key) => Promise.all(apis.map((api) => api.startRun(key)))),
      );
      for (const answers of asked) {
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 202]);
        expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      }
      const ids = asked.flatMap(([answer]) => (answer === undefined ? [] : [answer.id]));
      expect(new Set(ids).size).toBe(count);
      return ids;
    }

    /** Waits until so many runs are over. */
    async function ended(count: number): Promise<void> {
      for (;;) {
        const { rows } = await place.database.query<{ over: number }>(
          `SELECT count(*)::int AS over FROM run
           WHERE finished_at IS NOT NULL AND idempotency_key IS NOT NULL`,
        );
        if (rows[0]?.over === count) return;
        await delay(250);
      }
    }

    /**
     * What was published was published in the order in which it was begun; a run that another one
     * overtook says so, and no run failed of anything else.
     */
    async function expectPublishedInOrder(): Promise<void> {
      const journal = await readJournal(place.database);
      const tokens = journal.filter(({ what }) => what === 'published').map(({ token }) => token);
      expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b));
      const { rows } = await place.database.query<{ state: string; code: string | null }>(
        `SELECT DISTINCT state, error->>'code' AS code FROM run WHERE idempotency_key IS NOT NULL`,
      );
      const fine = [
        { state: 'succeeded', code: null },
        { state: 'failed', code: 'publication_overtaken' },
      ];
      expect(fine).toEqual(expect.arrayContaining(rows));
      const { length } = journal.filter(({ what }) => what === 'succeeded');
      expect(length).toBe(tokens.length);
      await expectWhole(place, clean);
    }
  },
);

/** How often each run was begun, and how often it came to an end. */
function byRun(journal: readonly JournalEntry[]): Record<'begun' | 'over', Map<number, number>> {
  const counts = { begun: new Map<number, number>(), over: new Map<number, number>() };
  for (const { runId, what } of journal) {
    if (runId === null) continue;
    const count = what === 'running' ? counts.begun : counts.over;
    count.set(runId, (count.get(runId) ?? 0) + 1);
  }
  return counts;
}
