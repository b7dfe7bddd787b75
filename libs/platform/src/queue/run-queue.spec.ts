import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { InProcessRunQueue, type OnRunError } from './in-process-run-queue.js';
import type { RunQueue } from './run-queue.js';

/** Every queue obeys the same law; a new one is added here. */
const implementations: { name: string; open: (onError: OnRunError) => RunQueue }[] = [
  { name: 'InProcessRunQueue', open: (onError) => new InProcessRunQueue(onError) },
];

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 2_000; waited += 5) await delay(5);
}

const unexpected: OnRunError = (runId) => {
  throw new Error(`run ${runId} failed`);
};

describe.each(implementations)('$name', ({ open }) => {
  it('hands out runs in the order they came', async () => {
    const queue = open(unexpected);
    const seen: string[] = [];
    await queue.consume(async (runId) => {
      await delay(runId === '1' ? 20 : 1);
      seen.push(runId);
    });
    for (const runId of ['1', '2', '3']) await queue.enqueue(runId);
    await until(() => seen.length === 3);
    await queue.close();
    expect(seen).toEqual(['1', '2', '3']);
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
    await Promise.all(['1', '2', '3', '4'].map((runId) => queue.enqueue(runId)));
    await until(() => done === 4);
    await queue.close();
    expect(most).toBe(1);
  });

  it('keeps what came before there was a consumer', async () => {
    const queue = open(unexpected);
    const seen: string[] = [];
    await queue.enqueue('1');
    await queue.consume((runId) => Promise.resolve(void seen.push(runId)));
    await until(() => seen.length === 1);
    await queue.close();
    expect(seen).toEqual(['1']);
  });

  it('does not add a run that is waiting already, but one that is being worked on', async () => {
    const queue = open(unexpected);
    const seen: string[] = [];
    await queue.enqueue('1');
    await queue.enqueue('1');
    await queue.consume(async (runId) => {
      if (seen.push(runId) === 1) await queue.enqueue('1');
    });
    await until(() => seen.length === 2);
    await delay(10);
    await queue.close();
    expect(seen).toEqual(['1', '1']);
  });

  it('goes on after a run that fails, and says which one it was', async () => {
    const failed: string[] = [];
    const queue = open((runId) => failed.push(runId));
    const seen: string[] = [];
    await queue.consume((runId) => {
      seen.push(runId);
      return runId === '1' ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await queue.enqueue('1');
    await queue.enqueue('2');
    await until(() => seen.length === 2);
    await queue.close();
    expect([seen, failed]).toEqual([['1', '2'], ['1']]);
  });

  it('waits for the run at work when it closes, and forgets the waiting ones', async () => {
    const queue = open(unexpected);
    const done: string[] = [];
    const begun: string[] = [];
    await queue.consume(async (runId) => {
      begun.push(runId);
      await delay(30);
      done.push(runId);
    });
    await queue.enqueue('1');
    await queue.enqueue('2');
    await until(() => begun.length === 1);
    await queue.close();
    expect(done).toEqual(['1']);
    await expect(queue.enqueue('3')).rejects.toMatchObject({ code: 'queue_closed' });
  });

  it('can be closed twice and without a consumer', async () => {
    const queue = open(unexpected);
    await queue.enqueue('1');
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
