import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { BoundedReader } from './bounded-reader.js';

describe('asking something that may hang', () => {
  it('asks once for all who come at the same time and for a while after', async () => {
    let asked = 0;
    const reader = new BoundedReader(
      async () => {
        asked += 1;
        await delay(5);
        return asked;
      },
      { keepMs: 50, limitMs: 1_000 },
    );
    expect(await Promise.all([reader.read(), reader.read(), reader.read()])).toEqual([1, 1, 1]);
    expect(await reader.read()).toBe(1);
    await delay(60);
    expect(await reader.read()).toBe(2);
  });

  it('waits no longer than the limit and does not ask again while the first still hangs', async () => {
    let asked = 0;
    const reader = new BoundedReader(
      () => {
        asked += 1;
        return new Promise<number>(() => undefined);
      },
      { keepMs: 10, limitMs: 30 },
    );
    const start = performance.now();
    expect(await reader.read()).toBeUndefined();
    expect(await reader.read()).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(500);
    expect(asked).toBe(1);
  });

  it('gives the answer before, where that is wanted, while the next is on its way', async () => {
    let asked = 0;
    const reader = new BoundedReader(
      async () => {
        asked += 1;
        if (asked > 1) await delay(200);
        return asked;
      },
      { keepMs: 10, limitMs: 30, orLast: true },
    );
    expect(await reader.read()).toBe(1);
    await delay(20);
    expect(await reader.read()).toBe(1);
    await delay(250);
    await reader.read();
    expect(asked).toBeGreaterThan(1);
  });

  it('gives nothing where asking failed, and asks again soon', async () => {
    let asked = 0;
    const failures: unknown[] = [];
    const reader = new BoundedReader(
      () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('away')) : Promise.resolve('back');
      },
      { keepMs: 20, limitMs: 1_000, onFailure: (error) => failures.push(error) },
    );
    expect(await reader.read()).toBeUndefined();
    expect(failures).toEqual([new Error('away')]);
    await delay(30);
    expect(await reader.read()).toBe('back');
  });
});
