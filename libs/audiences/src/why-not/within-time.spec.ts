import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withinTime } from './within-time.js';

describe('withinTime', () => {
  it('lets what waits already go first', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('other'));
    await withinTime(1_000)();
    expect(order).toEqual(['other']);
  });

  it('says when the time is over', async () => {
    const goOn = withinTime(2_000);
    expect(await goOn()).toBe(true);
    await setTimeout(2_005);
    expect(await goOn()).toBe(false);
  });
});
