import type { DuckDBConnection } from '@duckdb/node-api';
import { compileCondition } from '@tagwright/compiler';
import {
  conditionState,
  conditionStates,
  readRunTime,
  type LeafCondition,
  type OperatorName,
  type WindowLength,
} from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  dayAfter,
  dayAt,
  momentAt,
  momentOf,
  returnsWithin,
  wallClock,
} from './support/calendar-reading.js';
import { openDuckDb } from './support/run-plan.js';
import { sqlValue } from './support/sql-values.js';

/** Leap days and the days around a missing one, clock changes both ways, and ends of months. */
const MOMENTS = [
  ['2024-02-29T12:30:00+08:00', 'Asia/Shanghai'],
  ['2025-02-28T00:00:00+08:00', 'Asia/Shanghai'],
  ['2025-03-01T00:00:00+08:00', 'Asia/Shanghai'],
  ['2026-12-31T23:59:59+08:00', 'Asia/Shanghai'],
  ['2025-03-30T02:30:00Z', 'Europe/Berlin'],
  ['2025-04-30T00:30:00Z', 'Europe/Berlin'],
  ['2025-10-26T00:30:00Z', 'Europe/Berlin'],
  ['2025-10-26T01:30:00Z', 'Europe/Berlin'],
  ['2025-11-02T06:30:00Z', 'America/New_York'],
  ['2025-04-09T06:30:00Z', 'America/New_York'],
] as const;
const LENGTHS: readonly WindowLength[] = [
  ...[1, 7, 30, 31, 365, 366].map((count) => ({ unit: 'days', count }) as const),
  { unit: 'weeks', count: 5 },
  ...[1, 2, 6, 12, 13].map((count) => ({ unit: 'months', count }) as const),
  ...[1, 4, 100].map((count) => ({ unit: 'years', count }) as const),
];
const AHEAD = [0, 1, 7, 28, 59, 60, 364, 365];

interface Asked {
  readonly leaf: LeafCondition;
  /** What the operator means, read from the calendar anew. */
  readonly isMeant: (value: string) => boolean;
}

function asked(
  operator: OperatorName,
  kind: 'date' | 'timestamp',
  length: WindowLength,
  isMeant: (value: string) => boolean,
): Asked {
  const reference = { kind: 'fact', code: kind } as const;
  const operand = { shape: 'length', length } as const;
  return { leaf: { kind: 'leaf', reference, type: { kind }, operator, operand }, isMeant };
}

/** Milliseconds as values are spelt, moved by microseconds. */
function spelt(milliseconds: number, micros = 0): string {
  const whole = new Date(milliseconds + Math.floor(micros / 1000)).toISOString().slice(0, 23);
  return `${whole}${String((micros + 1000) % 1000).padStart(3, '0')}Z`;
}

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

describe.each(MOMENTS)('lengths that count from %s in %s', (asOf, zone) => {
  const run = readRunTime(asOf, zone);
  const now = Date.parse(asOf);
  const today = wallClock(now, zone).slice(0, 10);
  const ends = LENGTHS.flatMap((length) =>
    [-1, 1].map((sign) => ({ length, sign: sign as 1 | -1 })),
  );
  const days = new Set(
    [
      today,
      ...ends.map(({ length, sign }) => dayAt(today, length, sign)),
      ...AHEAD.map((count) => `1990-${dayAfter(today, count).slice(5)}`),
      ...['2004-02-29', '2004-02-28', '2004-03-01', '1999-12-31', '2000-01-01'],
    ].flatMap((day) => [-1, 0, 1].map((beside) => dayAfter(day, beside))),
  );
  const instants = new Set(
    [
      now,
      momentOf(`${today}T00:00:00`, zone),
      ...ends.map(({ length, sign }) => momentAt(now, length, sign, zone)),
    ].flatMap((each) => [
      ...[-1, 0, 1].map((micros) => spelt(each, micros)),
      ...[-3_600_000, 3_600_000].map((hour) => spelt(each + hour)),
    ]),
  );
  const inside = (value: string, from: string, to: string) => from <= value && value < to;
  const dates: Asked[] = [
    ...ends.map(({ length, sign }) => {
      const [from = '', to = ''] = [today, dayAt(today, length, sign)].sort();
      const name = sign < 0 ? 'withinLast' : 'withinNext';
      return asked(name, 'date', length, (value) => inside(value, from, to));
    }),
    ...AHEAD.map((count) => {
      const length = { unit: 'days', count } as const;
      return asked('anniversaryWithin', 'date', length, (value) =>
        returnsWithin(value, today, count),
      );
    }),
  ];
  const timestamps = ends.map(({ length, sign }) => {
    const [from = '', to = ''] = [now, momentAt(now, length, sign, zone)]
      .map((each) => spelt(each))
      .sort();
    const name = sign < 0 ? 'withinLast' : 'withinNext';
    return asked(name, 'timestamp', length, (value) => inside(value, from, to));
  });

  it.each([
    ['date', [...days], dates],
    ['timestamp', [...instants], timestamps],
  ] as const)(
    'mean in SQL, json-rules-engine and memory what the calendar says: %s',
    async (kind, values, all) => {
      const rows = values.map((value, index) => `(${index}, ${sqlValue(value, { kind })})`);
      const columns = all.map(({ leaf }) => compileCondition(leaf, run));
      const table = `(VALUES ${rows.join(', ')}) drawn("n", "${kind}")`;
      const result = await db.runAndReadAll(
        `SELECT ${columns.join(', ')} FROM ${table} ORDER BY "n"`,
      );
      const bySql = result.getRowsJson();
      const leaves = all.map(({ leaf }) => leaf);
      for (const [index, value] of values.entries()) {
        const meant = all.map(({ isMeant }) => isMeant(value));
        const given = new Map([[kind, value]]);
        expect([value, bySql[index]]).toEqual([value, meant]);
        const states = leaves.map((leaf) => conditionState(leaf, given, run) === 'true');
        expect([value, states]).toEqual([value, meant]);
        if (index % 9 > 0) continue;
        const engine = await conditionStates(leaves, given, run);
        expect([value, engine.map((state) => state === 'true')]).toEqual([value, meant]);
      }
    },
  );
});
