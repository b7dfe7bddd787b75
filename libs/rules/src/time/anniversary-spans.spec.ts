import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { anniversarySpans, hasAnniversary } from './anniversary-spans.js';

const returns = (date: string, today: string, days: number) =>
  hasAnniversary(date, anniversarySpans(Temporal.PlainDate.from(today), days));

describe('anniversaries', () => {
  it('count today and the last day', () => {
    expect(returns('1990-03-10', '2026-03-10', 0)).toBe(true);
    expect(returns('1990-03-17', '2026-03-10', 7)).toBe(true);
    expect(returns('1990-03-18', '2026-03-10', 7)).toBe(false);
    expect(returns('1990-03-09', '2026-03-10', 7)).toBe(false);
  });

  it('go on over the turn of the year', () => {
    expect(returns('1990-01-02', '2026-12-30', 7)).toBe(true);
    expect(returns('1990-12-29', '2026-12-30', 7)).toBe(false);
  });

  it('fall on 1 March for 29 February in a year without it', () => {
    expect(returns('2000-02-29', '2026-02-28', 0)).toBe(false);
    expect(returns('2000-02-29', '2026-03-01', 0)).toBe(true);
    expect(returns('2000-02-29', '2026-03-01', 30)).toBe(true);
    expect(returns('2000-02-29', '2026-03-02', 0)).toBe(false);
    expect(returns('2000-02-29', '2026-02-20', 9)).toBe(true);
    expect(returns('2000-02-29', '2026-02-20', 8)).toBe(false);
    expect(returns('2000-02-29', '2028-02-28', 0)).toBe(false);
    expect(returns('2000-02-29', '2028-02-29', 0)).toBe(true);
    expect(returns('2000-02-28', '2026-02-28', 0)).toBe(true);
  });

  it('are returns: neither the day itself nor a day before it', () => {
    expect(returns('2026-03-10', '2026-03-10', 7)).toBe(false);
    expect(returns('2027-03-12', '2026-03-10', 7)).toBe(false);
    expect(returns('2025-03-12', '2026-03-10', 7)).toBe(true);
    expect(returns('2026-03-10', '2026-03-10', 365)).toBe(true);
  });

  it('hold for every date that is a year old within 365 days', () => {
    for (const date of ['2000-02-29', '1999-12-31', '2020-01-01']) {
      expect(returns(date, '2026-03-01', 365)).toBe(true);
    }
  });
});
