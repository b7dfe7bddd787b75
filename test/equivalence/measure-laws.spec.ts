import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { factValues } from './support/fact-values.js';
import type { FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const visit = (day: string, more: ReferenceRow = {}): ReferenceRow => ({
  customer_id: 1,
  vehicle_id: 1,
  day,
  ...more,
});
const measure = (fact: string, type: object, how: object): FactSketch => ({
  fact,
  ...type,
  measure: { from: 'visit', ...how },
});
const integer = { type: 'integer' };
const AT_NIGHT = { column: 'note', operator: 'equal', value: 'night' };
const decimal = (scale: number) => ({ type: 'decimal', scale });
const valuesOf = (facts: FactSketch[], visits: ReferenceRow[], more: object = {}) =>
  factValues(db, { facts, rows: { visit: visits, ...more } });

describe('a median', () => {
  const facts = [
    measure('coarse', integer, { median: 'points' }),
    measure('fine', decimal(1), { median: 'points' }),
    measure('day', { type: 'date' }, { median: 'due' }),
  ];

  it('of an odd number of values is the one in the middle, whatever their order', async () => {
    const visits = [7, 1, 3].map((points) => visit('2025-01-01', { points }));
    expect(await valuesOf(facts, visits)).toMatchObject({ coarse: 3, fine: 30 });
  });

  it('of an even number is the mean of the two in the middle, rounded half up', async () => {
    const visits = [9, 1, 3, 4].map((points) => visit('2025-01-01', { points }));
    expect(await valuesOf(facts, visits)).toMatchObject({ coarse: 4, fine: 35 });
  });

  it('of dates is the earlier of the two in the middle', async () => {
    const visits = ['2024-02-29', '2024-03-01'].map((due) => visit('2025-01-01', { due }));
    expect(await valuesOf(facts, visits)).toMatchObject({ day: '2024-02-29' });
  });

  it('leaves missing values out, and is missing without any value', async () => {
    expect(await valuesOf(facts, [visit('2025-01-01')])).toEqual({
      coarse: null,
      fine: null,
      day: null,
    });
  });
});

describe('a mode', () => {
  const facts = [measure('usual', { type: 'code', list: 'grade' }, { mode: 'grade' })];
  const graded = (...all: [string, string][]) => all.map(([day, grade]) => visit(day, { grade }));

  it('is the value with the most rows', async () => {
    const visits = graded(['2025-01-01', 'A'], ['2025-01-02', 'A'], ['2025-01-03', 'B']);
    expect(await valuesOf(facts, visits)).toEqual({ usual: 'A' });
  });

  it('is of equally frequent values the one that occurred last', async () => {
    const visits = graded(
      ['2025-01-01', 'A'],
      ['2025-01-09', 'B'],
      ['2025-01-02', 'B'],
      ['2025-01-08', 'A'],
    );
    expect(await valuesOf(facts, visits)).toEqual({ usual: 'B' });
  });

  it('goes by the source row on one day', async () => {
    const visits = graded(['2025-01-01', 'C'], ['2025-01-01', 'A']);
    expect(await valuesOf(facts, visits)).toEqual({ usual: 'A' });
  });
});

describe('days between events', () => {
  const facts = [
    measure('median', decimal(1), { medianGap: {} }),
    measure('latest', integer, { lastGap: {} }),
    measure('average', decimal(2), { avgGap: {} }),
    measure('greatest', integer, { maxGap: {} }),
    measure('rhythm', integer, { lastGap: { minEvents: 3 } }),
  ];

  it('count events of one day as one', async () => {
    const visits = ['2024-02-28', '2024-02-28', '2024-03-01'].map((day) => visit(day));
    expect(await valuesOf(facts, visits)).toEqual({
      median: 20,
      latest: 2,
      average: 200,
      greatest: 2,
      rhythm: null,
    });
  });

  it('are missing with events on one day only', async () => {
    const visits = [visit('2025-01-01'), visit('2025-01-01')];
    expect(await valuesOf(facts, visits)).toMatchObject({ median: null, latest: null });
  });

  it('go from each day to the next', async () => {
    const visits = ['2025-01-11', '2025-01-01', '2025-03-01', '2025-03-02'].map((day) =>
      visit(day),
    );
    expect(await valuesOf(facts, visits)).toEqual({
      median: 100,
      latest: 1,
      average: 2000,
      greatest: 49,
      rhythm: 1,
    });
  });
});

describe('a share', () => {
  const isA = { column: 'grade', operator: 'equal', value: 'A' };
  const facts = [measure('part', decimal(2), { share: isA })];

  it('leaves out rows that do not say', async () => {
    const visits = ['A', 'B', 'C', null].map((grade) => visit('2025-01-01', { grade }));
    expect(await valuesOf(facts, visits)).toEqual({ part: 33 });
  });

  it('is missing without a row that says', async () => {
    expect(await valuesOf(facts, [visit('2025-01-01')])).toEqual({ part: null });
    expect(await valuesOf(facts, [])).toEqual({ part: null });
  });
});

describe('a ratio and a trend', () => {
  const last = { last: { months: 1 } };
  const facts = [
    measure('each', decimal(2), { ratio: { of: { sum: 'amount' }, to: { count: {} } } }),
    measure('more', integer, { trend: { of: { count: {} }, as: 'difference' }, window: last }),
    measure('times', decimal(1), { trend: { of: { count: {} }, as: 'ratio' }, window: last }),
  ];

  it('are missing over a base of 0, while a difference is known', async () => {
    expect(await valuesOf(facts, [])).toEqual({ each: null, more: 0, times: null });
  });

  it('set the window against the one that ends where it starts', async () => {
    const days = ['2025-04-30', '2025-05-01', '2025-05-31', '2025-06-01', '2025-06-30'];
    const visits = days.map((day) => visit(day, { amount: 1000 }));
    expect(await valuesOf(facts, visits)).toEqual({ each: 1000, more: 0, times: 10 });
  });
});

describe('a window since a fact', () => {
  const since = { window: { since: 'first_due' } };
  const facts: FactSketch[] = [
    { fact: 'first_due', type: 'date', attribute: { column: 'due' }, from: 'customer' },
    measure('visits', integer, { count: {}, ...since }),
    measure('rhythm', integer, { lastGap: {}, ...since }),
  ];
  const visits = ['2025-02-28', '2025-03-01', '2025-03-05'].map((day) => visit(day));
  const run = (due: string | null, from: string) => ({
    facts,
    rows: { visit: visits, customer: [{ customer_id: 1, due }] },
    period: { from, to: '2025-07-01' },
  });

  it('starts with that day', async () => {
    const values = await factValues(db, run('2025-03-01', '2025-01-01'));
    expect(values).toMatchObject({ visits: 2, rhythm: 4 });
  });

  it('is missing where the fact is', async () => {
    expect(await factValues(db, run(null, '2025-01-01'))).toMatchObject({ visits: null });
  });

  it('is known only from a day that the dataset covers', async () => {
    expect(await factValues(db, run('2025-03-01', '2025-03-01'))).toMatchObject({ visits: 2 });
    expect(await factValues(db, run('2025-03-01', '2025-03-02'))).toMatchObject({ visits: null });
  });

  it('counts nothing when the day has not come', async () => {
    expect(await factValues(db, run('2025-08-01', '2025-01-01'))).toMatchObject({ visits: 0 });
  });

  it('reaches a customer through the rollup of a lead’s fact', async () => {
    const leadFacts: FactSketch[] = [
      { fact: 'asked', subject: 'lead', type: 'date', attribute: { column: 'due' }, from: 'lead' },
      {
        fact: 'clicks',
        subject: 'lead',
        ...integer,
        measure: { count: {}, from: 'click', window: { since: 'asked' } },
      },
      { fact: 'most', ...integer, rollup: { of: 'lead', fact: 'clicks', pick: 'max' } },
    ];
    const click = (lead_id: number, at: string) => ({ customer_id: 1, lead_id, at });
    const values = await factValues(db, {
      facts: leadFacts,
      rows: {
        lead: [1, 2].map((lead_id) => ({ lead_id, customer_id: 1, due: '2025-03-01' })),
        click: [
          click(1, '2025-02-28T15:59:59.999999Z'),
          click(1, '2025-02-28T16:00:00.000000Z'),
          click(2, '2025-03-02T00:00:00.000000Z'),
          click(2, '2025-03-03T00:00:00.000000Z'),
        ],
      },
    });
    expect(values).toEqual({ most: 2 });
  });
});

describe('a fact', () => {
  it('may be called as a part of the query is', async () => {
    const code = { type: 'code', list: 'grade' };
    const since = { window: { since: 'due' } };
    const facts: FactSketch[] = [
      { fact: 'due', type: 'date', attribute: { from: 'customer', column: 'due' } },
      { fact: 'mode_a', ...integer, attribute: { from: 'customer', column: 'points' } },
      {
        fact: 'since_level_0_visit',
        ...integer,
        attribute: { from: 'customer', column: 'points' },
      },
      measure('a', code, { mode: 'grade', ...since }),
      measure('b', code, { mode: 'grade', ...since, where: AT_NIGHT }),
      measure('c', integer, { count: {}, ...since }),
      measure('d', integer, { count: {}, from: 'click', ...since }),
      measure('e', integer, { count: {}, ...since, where: AT_NIGHT }),
    ];
    const customer = [{ customer_id: 1, due: '2025-01-01', points: 7 }];
    const visits = [visit('2025-02-01', { grade: 'A' })];
    expect(await valuesOf(facts, visits, { customer })).toMatchObject({
      a: 'A',
      c: 1,
      mode_a: 7,
      since_level_0_visit: 7,
    });
  });
});
