import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './wait-after.js';

const TIMES = { firstWait: 5, longestWait: 3_600 };

describe('the wait after failures', () => {
  it('doubles with each one up to its bound', () => {
    expect([1, 2, 3, 10].map((failures) => waitAfter(failures, TIMES, 1))).toEqual([
      5, 10, 20, 2_560,
    ]);
    expect(waitAfter(12, TIMES, 1)).toBe(3_600);
    expect(waitAfter(2_000, TIMES, 1)).toBe(3_600);
  });

  it('is drawn between a half and the whole of it', () => {
    expect(waitAfter(2, TIMES, 0)).toBe(5);
    expect(waitAfter(2, TIMES, 0.5)).toBe(7.5);
  });
});
