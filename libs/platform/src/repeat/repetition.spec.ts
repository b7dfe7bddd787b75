import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Repetition } from './repetition.js';

/** A log that is looked at afterwards. */
class Heard extends Logger {
  readonly messages: unknown[] = [];

  override warn(message: unknown): void {
    this.messages.push((message as { err: Error }).err.message);
  }
}

const repeating = (work: () => Promise<unknown>, logger = new Heard()): Repetition =>
  new Repetition(work, { every: 5, failed: 'It failed', logger });

describe('Repetition', () => {
  it('begins at once, goes on, and ends with the round under way', async () => {
    let [rounds, atWork] = [0, false];
    const repetition = repeating(async () => {
      rounds += 1;
      atWork = true;
      await delay(10);
      atWork = false;
    });
    repetition.start();
    expect(rounds).toBe(1);
    await delay(60);
    await repetition.stop();
    expect(rounds).toBeGreaterThan(1);
    expect(atWork).toBe(false);
    const then = rounds;
    await delay(30);
    expect(rounds).toBe(then);
  });

  it('takes a last round when it is asked to, and none when it never began', async () => {
    let rounds = 0;
    const repetition = repeating(() => Promise.resolve((rounds += 1)));
    await repetition.stop({ isLastDue: true });
    expect(rounds).toBe(0);
    repetition.start();
    await repetition.stop({ isLastDue: true });
    expect(rounds).toBe(2);
  });

  it('lets no round overtake another', async () => {
    let [atWork, most] = [0, 0];
    const repetition = repeating(async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await delay(20);
      atWork -= 1;
    });
    repetition.start();
    repetition.start();
    await delay(60);
    await repetition.stop();
    expect(most).toBe(1);
  });

  it('goes on after a failure, and says once what goes on failing', async () => {
    const logger = new Heard();
    let rounds = 0;
    const repetition = repeating(() => {
      rounds += 1;
      return Promise.reject(new Error(rounds < 4 ? 'away' : 'still away'));
    }, logger);
    repetition.start();
    await delay(80);
    await repetition.stop();
    expect(rounds).toBeGreaterThan(4);
    expect(logger.messages).toEqual(['away', 'still away']);
  });
});
