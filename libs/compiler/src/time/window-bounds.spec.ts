import { describe, expect, it } from '@jest/globals';
import { readRunTime } from '@tagwright/rules';
import { windowBounds } from './window-bounds.js';

const last = (unit: 'days' | 'weeks' | 'months' | 'years', count: number) =>
  ({ kind: 'last', length: { unit, count } }) as const;

describe('windowBounds', () => {
  it('counts calendar months back from the local day, clamped to the month', () => {
    const run = readRunTime('2025-03-31T01:00:00+08:00', 'Asia/Shanghai');
    expect(windowBounds(last('months', 1), 'date', run)).toEqual({
      from: '2025-02-28',
      to: '2025-03-31',
    });
  });

  it('takes the local day, not the day in UTC', () => {
    const run = readRunTime('2025-12-31T16:00:00Z', 'Asia/Shanghai');
    expect(windowBounds({ kind: 'ever' }, 'date', run)).toEqual({ to: '2026-01-01' });
  });

  it('goes a year back from a leap day to the 28th', () => {
    const run = readRunTime('2024-02-29T00:00:00+08:00', 'Asia/Shanghai');
    expect(windowBounds(last('years', 1), 'date', run).from).toBe('2023-02-28');
  });

  it('keeps the local time of day across a clock change', () => {
    const run = readRunTime('2025-03-31T08:00:00+02:00', 'Europe/Berlin');
    expect(windowBounds(last('days', 7), 'timestamp', run)).toEqual({
      from: '2025-03-24T07:00:00.000000Z',
      to: '2025-03-31T06:00:00.000000Z',
    });
  });

  it('ends at the run’s own instant in the hour that the clock repeats', () => {
    const run = readRunTime('2025-11-02T06:30:00Z', 'America/New_York');
    expect(windowBounds({ kind: 'ever' }, 'timestamp', run)).toEqual({
      to: '2025-11-02T06:30:00.000000Z',
    });
  });

  it('looks ahead from the run’s day', () => {
    const run = readRunTime('2026-01-01T00:00:00+08:00', 'Asia/Shanghai');
    const next = { kind: 'next', length: { unit: 'days', count: 30 } } as const;
    expect(windowBounds(next, 'date', run)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it.each(['2026-01-01', 'tomorrow', '2026-13-01T00:00:00Z'])('refuses the moment %s', (asOf) => {
    expect(() => readRunTime(asOf, 'Asia/Shanghai')).toThrow(
      expect.objectContaining({ code: 'bad_as_of' }),
    );
  });

  it.each(['+08:00', 'Mars/Base', ''])('refuses the zone "%s"', (zone) => {
    expect(() => readRunTime('2026-01-01T00:00:00Z', zone)).toThrow(
      expect.objectContaining({ code: 'bad_zone' }),
    );
  });

  it('starts a calendar period at its first local day and ends a current one at the run', () => {
    const run = readRunTime('2025-11-02T06:30:00Z', 'America/New_York');
    const period = (name: 'month' | 'quarter' | 'year', back: number) =>
      ({ kind: 'calendar', period: name, back }) as const;
    expect(windowBounds(period('month', 0), 'date', run)).toEqual({
      from: '2025-11-01',
      to: '2025-11-02',
    });
    expect(windowBounds(period('quarter', 1), 'date', run)).toEqual({
      from: '2025-07-01',
      to: '2025-10-01',
    });
    expect(windowBounds(period('year', 2), 'date', run)).toEqual({
      from: '2023-01-01',
      to: '2024-01-01',
    });
    expect(windowBounds(period('month', 0), 'timestamp', run)).toEqual({
      from: '2025-11-01T04:00:00.000000Z',
      to: '2025-11-02T06:30:00.000000Z',
    });
  });

  it('holds nothing on the first day of a current period', () => {
    const run = readRunTime('2026-01-01T00:00:00+08:00', 'Asia/Shanghai');
    const year = { kind: 'calendar', period: 'year', back: 0 } as const;
    expect(windowBounds(year, 'date', run)).toEqual({ from: '2026-01-01', to: '2026-01-01' });
  });
});
