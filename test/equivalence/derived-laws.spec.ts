import type { DuckDBConnection } from '@duckdb/node-api';
import type { FactValue } from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { factValues } from './support/fact-values.js';
import type { FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const attribute = (fact: string, column: string, type: object): FactSketch => ({
  fact,
  ...type,
  attribute: { column },
  from: 'customer',
});
const given = [
  attribute('due', 'due', { type: 'date' }),
  attribute('seen', 'seen', { type: 'timestamp' }),
  attribute('points', 'points', { type: 'integer' }),
];
const derived = (fact: string, expression: object, more: object = {}): FactSketch => ({
  fact,
  type: 'integer',
  derived: expression,
  ...more,
});

describe('an age', () => {
  const facts = [...given, derived('years', { age: { fact: 'due' } })];
  const ageOn = async (due: string, day: string): Promise<FactValue | undefined> => {
    const rows = { customer: [{ customer_id: 1, due }] };
    const values = await factValues(db, { facts, rows, asOf: `${day}T12:00:00+08:00` });
    return values.years;
  };

  it('is a year more on the birthday', async () => {
    expect(await ageOn('1990-07-01', '2025-06-30')).toBe(34);
    expect(await ageOn('1990-07-01', '2025-07-01')).toBe(35);
  });

  it('takes 1 March for 29 February where there is none', async () => {
    expect(await ageOn('2004-02-29', '2025-02-28')).toBe(20);
    expect(await ageOn('2004-02-29', '2025-03-01')).toBe(21);
    expect(await ageOn('2004-02-29', '2024-02-29')).toBe(20);
  });

  it('turns on the anniversary, and on no day before or after it', async () => {
    const operand = { fact: 'due', operator: 'anniversaryWithin', value: { days: 0 } };
    const returning = derived('returns', { age: { fact: 'due' } }, { when: operand });
    const returnsOn = async (due: string, day: string) => {
      const rows = { customer: [{ customer_id: 1, due }] };
      const input = { facts: [...given, returning], rows, asOf: `${day}T12:00:00+08:00` };
      return (await factValues(db, input)).returns;
    };
    expect(await returnsOn('2004-02-29', '2025-02-28')).toBeNull();
    expect(await returnsOn('2004-02-29', '2025-03-01')).toBe(21);
    expect(await returnsOn('2004-02-29', '2025-03-02')).toBeNull();
    expect(await returnsOn('2004-02-29', '2024-02-29')).toBe(20);
    expect(await returnsOn('2004-02-29', '2024-03-01')).toBeNull();
  });

  it('is missing before birth', async () => {
    expect(await ageOn('2025-07-02', '2025-07-01')).toBeNull();
  });
});

describe('the distance of two dates', () => {
  const between = (name: string) => derived(name.toLowerCase(), { [name]: DATES });
  const DATES = [{ fact: 'due' }, { fact: 'visited' }];
  const facts: FactSketch[] = [
    ...given,
    { fact: 'visited', type: 'date', measure: { last: 'day', from: 'visit' } },
    ...['daysBetween', 'monthsBetween', 'yearsBetween'].map((name) => between(name)),
  ];
  const distances = async (from: string, to: string) => {
    const values = await factValues(db, {
      facts,
      rows: {
        customer: [{ customer_id: 1, due: from }],
        visit: [{ customer_id: 1, vehicle_id: 1, day: to }],
      },
    });
    return [values.daysbetween, values.monthsbetween, values.yearsbetween];
  };

  it('counts days, and complete months by the day of the month', async () => {
    expect(await distances('2024-01-31', '2024-02-29')).toEqual([29, 0, 0]);
    expect(await distances('2024-01-29', '2025-01-29')).toEqual([366, 12, 1]);
  });

  it('is the same backwards, but negative', async () => {
    expect(await distances('2025-01-29', '2024-01-29')).toEqual([-366, -12, -1]);
    expect(await distances('2025-01-28', '2024-01-29')).toEqual([-365, -11, 0]);
  });
});

describe('a fact with a condition', () => {
  const atLeast3 = { fact: 'points', operator: 'greaterThanInclusive', value: 3 };
  const facts = [
    ...given,
    derived('half', { divide: [{ fact: 'points' }, 2] }, { when: atLeast3 }),
  ];
  const halfOf = async (points: number | null) => {
    const values = await factValues(db, {
      facts,
      rows: { customer: [{ customer_id: 1, points }] },
    });
    return values.half;
  };

  it('is missing where the condition is false or cannot be decided', async () => {
    expect([await halfOf(3), await halfOf(2), await halfOf(null)]).toEqual([2, null, null]);
  });
});
