import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BullRunQueue,
  InProcessRunQueue,
  Secret,
  type OnQueueError,
  type RunPriority,
  type RunQueue,
} from '@tagwright/platform';
import { hasRedis, RedisServer } from '@tagwright/testing';

let redis: RedisServer | undefined;

const bull = (onError: OnQueueError, prefix = randomUUID()): RunQueue =>
  new BullRunQueue({ url: new Secret(redis?.url ?? ''), prefix, onError });

/** Every queue obeys the same law; a new one is added here. */
const implementations: { name: string; open: (onError: OnQueueError) => RunQueue }[] = [
  { name: 'InProcessRunQueue', open: (onError) => new InProcessRunQueue(onError) },
  ...(hasRedis() ? [{ name: 'BullRunQueue', open: bull }] : []),
];

const ticket = (runId: number, attempt = 0, priority: RunPriority = 'normal') => ({
  runId,
  attempt,
  priority,
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 10_000; waited += 5) await delay(5);
}

const unexpected: OnQueueError = (error, runId) => {
  throw new Error(`run ${String(runId)} failed`, { cause: error });
};

beforeAll(async () => {
  if (hasRedis()) redis = await RedisServer.start();
});
afterAll(() => redis?.stop());

describe.each(implementations)('$name', ({ open }) => {
  it('hands out runs in the order they came', async () => {
    const queue = open(unexpected);
    const seen: number[] = [];
    await queue.consume(async (runId) => {
      await delay(runId === 1 ? 20 : 1);
      seen.push(runId);
    });
    for (const runId of [1, 2, 3]) await queue.enqueue(ticket(runId));
    await until(() => seen.length === 3);
    await queue.close();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('serves a person before ordinary work, and that before nightly work', async () => {
    const queue = open(unexpected);
    const seen: number[] = [];
    await queue.enqueue(ticket(1, 0, 'background'));
    await queue.enqueue(ticket(2));
    await queue.enqueue(ticket(3, 0, 'interactive'));
    expect(await queue.depth()).toBe(3);
    await queue.consume((runId) => Promise.resolve(void seen.push(runId)));
    await until(() => seen.length === 3);
    await queue.close();
    expect(seen).toEqual([3, 2, 1]);
  });

  it('works on one run at a time', async () => {
    const queue = open(unexpected);
    let atWork = 0;
    let most = 0;
    let done = 0;
    await queue.consume(async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await delay(5);
      atWork -= 1;
      done += 1;
    });
    await Promise.all([1, 2, 3, 4].map((runId) => queue.enqueue(ticket(runId))));
    await until(() => done === 4);
    await queue.close();
    expect(most).toBe(1);
  });

  it('keeps what came before there was a consumer', async () => {
    const queue = open(unexpected);
    const seen: number[] = [];
    await queue.enqueue(ticket(1));
    await queue.consume((runId) => Promise.resolve(void seen.push(runId)));
    await until(() => seen.length === 1);
    await queue.close();
    expect(seen).toEqual([1]);
  });

  it('does not add a ticket that is waiting already, but one of the next attempt', async () => {
    const queue = open(unexpected);
    const seen: number[] = [];
    await queue.enqueue(ticket(1));
    await queue.enqueue(ticket(1));
    await queue.consume(async (runId) => {
      if (seen.push(runId) === 1) await queue.enqueue(ticket(1, 1));
    });
    await until(() => seen.length === 2);
    await delay(20);
    await queue.close();
    expect(seen).toEqual([1, 1]);
  });

  it('goes on after a run that fails, and says which one it was', async () => {
    const failed: (number | undefined)[] = [];
    const queue = open((_error, runId) => failed.push(runId));
    const seen: number[] = [];
    await queue.consume((runId) => {
      seen.push(runId);
      return runId === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await queue.enqueue(ticket(1));
    await queue.enqueue(ticket(2));
    await until(() => seen.length === 2);
    await queue.close();
    expect([seen, failed]).toEqual([[1, 2], [1]]);
  });

  it('waits for the run at work when it closes and begins no other', async () => {
    const queue = open(unexpected);
    const done: number[] = [];
    const begun: number[] = [];
    await queue.consume(async (runId) => {
      begun.push(runId);
      await delay(50);
      done.push(runId);
    });
    await queue.enqueue(ticket(1));
    await queue.enqueue(ticket(2));
    await until(() => begun.length === 1);
    await queue.close();
    expect(done).toEqual([1]);
    await expect(queue.enqueue(ticket(3))).rejects.toMatchObject({ code: 'queue_closed' });
  });

  it('can be closed twice and without a consumer', async () => {
    const queue = open(unexpected);
    await queue.enqueue(ticket(1));
    await queue.close();
    await expect(queue.close()).resolves.toBeUndefined();
  });

  it('has one consumer', async () => {
    const queue = open(unexpected);
    await queue.consume(() => Promise.resolve());
    await expect(queue.consume(() => Promise.resolve())).rejects.toMatchObject({
      code: 'queue_consumed',
    });
    await queue.close();
  });
});

(hasRedis() ? describe : describe.skip)('BullRunQueue (needs redis-server)', () => {
  it('closes although Redis was never there', async () => {
    const queue = new BullRunQueue({
      url: new Secret('redis://127.0.0.1:1'),
      onError: () => undefined,
    });
    await queue.consume(() => Promise.resolve());
    await expect(queue.close()).resolves.toBeUndefined();
  });

  it('spreads runs over all workers, each to one of them', async () => {
    const prefix = randomUUID();
    const seen: string[] = [];
    const workers = [1, 2, 3].map(() => bull(unexpected, prefix));
    for (const [index, worker] of workers.entries()) {
      await worker.consume(async (runId) => {
        seen.push(`${index}:${runId}`);
        await delay(5);
      });
    }
    const api = bull(unexpected, prefix);
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    await Promise.all(ids.map((runId) => api.enqueue(ticket(runId))));
    await until(() => seen.length >= 60);
    await Promise.all([...workers, api].map((queue) => queue.close()));
    expect(seen.map((each) => Number(each.split(':')[1])).sort((a, b) => a - b)).toEqual(ids);
    expect(new Set(seen.map((each) => each.split(':')[0])).size).toBe(3);
  });

  it('refuses at once while Redis is away, and works again when it is back', async () => {
    const errors: unknown[] = [];
    const own = await RedisServer.start();
    const queue = new BullRunQueue({
      url: new Secret(own.url),
      onError: (error) => errors.push(error),
    });
    const seen: number[] = [];
    await queue.consume((runId) => Promise.resolve(void seen.push(runId)));
    await queue.enqueue(ticket(1));
    await until(() => seen.length === 1);
    await own.stop();
    const start = Date.now();
    await expect(queue.enqueue(ticket(2))).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(Date.now() - start).toBeLessThan(6_000);
    await own.start();
    for (let tries = 0; seen.length < 2 && tries < 40; tries += 1) {
      await queue.enqueue(ticket(2, tries)).catch(() => undefined);
      await delay(250);
    }
    await queue.close();
    await own.stop();
    expect(seen).toContain(2);
    expect(errors.length).toBeGreaterThan(0);
  }, 30_000);
});
