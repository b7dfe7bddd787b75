import { describe, expect, it } from '@jest/globals';
import { cronProblem, cronTimes } from './cron-times.js';

const NEW_YORK = 'America/New_York';

function times(expression: string, zone: string, after: string, count = 3): string[] {
  return cronTimes({ expression, zone }, new Date(after), count).map((time) => time.toISOString());
}

describe('cronTimes', () => {
  it('reads the clock of the zone', () => {
    expect(times('30 2 * * *', 'Asia/Shanghai', '2026-01-01T00:00:00Z', 2)).toEqual([
      '2026-01-01T18:30:00.000Z',
      '2026-01-02T18:30:00.000Z',
    ]);
  });

  it('leaves out the instant that it looks from', () => {
    expect(times('0 2 * * *', 'Asia/Shanghai', '2025-12-31T18:00:00Z', 1)).toEqual([
      '2026-01-01T18:00:00.000Z',
    ]);
    expect(times('0 2 * * *', 'Asia/Shanghai', '2025-12-31T17:59:59.999Z', 1)).toEqual([
      '2025-12-31T18:00:00.000Z',
    ]);
  });

  it('brings a fixed time in the gap of spring to the first minute after it, once', () => {
    // On 8 March 2026 New York has no 02:30: 01:59 EST is followed by 03:00 EDT.
    expect(times('30 2 * * *', NEW_YORK, '2026-03-07T12:00:00Z')).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:30:00.000Z',
      '2026-03-10T06:30:00.000Z',
    ]);
  });

  it('is due once where autumn shows a fixed time twice', () => {
    // On 1 November 2026 New York shows 01:30 at 05:30Z and at 06:30Z.
    expect(times('30 1 * * *', NEW_YORK, '2026-10-31T12:00:00Z')).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
      '2026-11-03T06:30:00.000Z',
    ]);
  });

  it('lets an interval go on evenly through gap and repetition', () => {
    expect(times('*/30 * * * *', NEW_YORK, '2026-03-08T06:15:00Z')).toEqual([
      '2026-03-08T06:30:00.000Z',
      '2026-03-08T07:00:00.000Z',
      '2026-03-08T07:30:00.000Z',
    ]);
    expect(times('*/30 * * * *', NEW_YORK, '2026-11-01T05:15:00Z')).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-01T06:00:00.000Z',
      '2026-11-01T06:30:00.000Z',
    ]);
  });

  it('knows that Shanghai had summer time once and has none now', () => {
    expect(times('30 0 * * *', 'Asia/Shanghai', '1986-05-03T00:00:00Z', 2)).toEqual([
      '1986-05-03T16:30:00.000Z',
      '1986-05-04T15:30:00.000Z',
    ]);
    expect(times('30 2 * * *', 'Asia/Shanghai', '2026-03-07T12:00:00Z', 2)).toEqual([
      '2026-03-07T18:30:00.000Z',
      '2026-03-08T18:30:00.000Z',
    ]);
  });

  it('does not depend on how long ago it looks from: one time after ten years of downtime', () => {
    expect(times('0 2 * * *', 'Asia/Shanghai', '2016-01-01T00:00:00Z', 1)).toEqual([
      '2016-01-01T18:00:00.000Z',
    ]);
  });
});

describe('cronProblem', () => {
  it.each(['* * * * *', '*/15 8-18 * * MON-FRI', '0 0 L * *', '0 0 29 2 *'])(
    'takes "%s"',
    (expression) => {
      expect(cronProblem({ expression, zone: 'Asia/Shanghai' })).toBeNull();
    },
  );

  it.each([
    ['', 'five fields'],
    ['* * * * * *', 'five fields'],
    ['@daily', 'five fields'],
    ['2027-01-01T00:00:00', 'five fields'],
    ['60 * * * *', 'minute'],
    ['0 24 * * *', 'hour'],
    ['x * * * *', 'cannot be read'],
    ['0 0 30 2 *', 'never'],
    ['*/0 * * * *', 'cannot be read'],
  ])('refuses "%s" and says why', (expression, reason) => {
    expect(cronProblem({ expression, zone: 'Asia/Shanghai' })).toContain(reason);
  });
});
