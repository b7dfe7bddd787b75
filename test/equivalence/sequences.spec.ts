import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { expectPlanToAgree } from './support/compare-plan.js';
import { boundaryDays, catalogRows, MOMENTS } from './support/drawn-data.js';
import { factValues } from './support/fact-values.js';
import { factSet, type FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';
import { smallCatalog } from './support/small-catalog.js';
import { timeBudget } from './support/time-budget.js';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const RESULTS = [
  ['exists', { type: 'boolean' }],
  ['count', { type: 'integer' }],
  ['lastDate', { type: 'date' }],
] as const;

describe('a sequence', () => {
  const facts = (relation: 'then' | 'without', more: object = {}): FactSketch[] =>
    RESULTS.map(([result, type]) => ({
      fact: result.toLowerCase(),
      ...type,
      sequence: {
        first: { from: 'visit' },
        [relation]: { from: 'click' },
        within: { days: 30 },
        window: { last: { months: 12 } },
        result,
        ...more,
      },
    }));
  const run = (sketches: FactSketch[], visits: string[], clicks: string[]) =>
    factValues(db, {
      facts: sketches,
      asOf: '2025-07-01T00:00:00+08:00',
      rows: {
        visit: visits.map((day): ReferenceRow => ({ customer_id: 1, vehicle_id: 1, day })),
        click: clicks.map((at): ReferenceRow => ({ customer_id: 1, lead_id: 1, at })),
      },
    });
  const noon = (day: string) => `${day}T04:00:00.000000Z`;

  it('counts a first event that another follows on the last of its days, not on the day after', async () => {
    const on = await run(facts('then'), ['2025-01-01'], [noon('2025-01-31')]);
    expect(on).toEqual({ exists: true, count: 1, lastdate: '2025-01-01' });
    const after = await run(facts('then'), ['2025-01-01'], [noon('2025-02-01')]);
    expect(after).toEqual({ exists: false, count: 0, lastdate: null });
  });

  it('counts the very day only if it says so', async () => {
    const both = [['2025-01-01'], [noon('2025-01-01')]] as const;
    expect(await run(facts('then'), [...both[0]], [...both[1]])).toMatchObject({ count: 0 });
    const sameDay = facts('then', { sameDay: true });
    expect(await run(sameDay, [...both[0]], [...both[1]])).toMatchObject({ count: 1 });
  });

  it('takes days of the run’s zone', async () => {
    const lateInChina = '2025-01-01T16:00:00.000000Z';
    expect(await run(facts('then'), ['2025-01-01'], [lateInChina])).toMatchObject({ count: 1 });
  });

  it('counts each first event once, however many follow', async () => {
    const visits = ['2025-01-01', '2025-01-02', '2025-03-01'];
    const clicks = [noon('2025-01-03'), noon('2025-01-04')];
    expect(await run(facts('then'), visits, clicks)).toEqual({
      exists: true,
      count: 2,
      lastdate: '2025-01-02',
    });
  });

  it('without another counts a first event only when its days are over', async () => {
    expect(await run(facts('without'), ['2025-05-31'], [])).toMatchObject({ count: 1 });
    expect(await run(facts('without'), ['2025-06-01'], [])).toMatchObject({ count: 0 });
    const answered = await run(facts('without'), ['2025-01-01'], [noon('2025-01-31')]);
    expect(answered).toEqual({ exists: false, count: 0, lastdate: null });
  });

  it('within one dataset counts the very day if no row can be both events', async () => {
    const graded = (of: string) => ({
      from: 'visit',
      where: { column: 'grade', operator: 'equal', value: of },
    });
    const kept = (second: object, sameDay: boolean): FactSketch[] => [
      {
        fact: 'kept',
        type: 'integer',
        sequence: {
          first: graded('A'),
          without: second,
          within: { days: 30 },
          window: { last: { months: 12 } },
          result: 'count',
          ...(sameDay && { sameDay }),
        },
      },
    ];
    const day = '2025-01-01';
    const rows = ['A', 'B'].map((grade): ReferenceRow => ({
      customer_id: 1,
      vehicle_id: 1,
      day,
      grade,
    }));
    const count = (facts: FactSketch[]) => factValues(db, { facts, rows: { visit: rows } });
    expect(await count(kept(graded('B'), true))).toEqual({ kept: 0 });
    expect(await count(kept(graded('B'), false))).toEqual({ kept: 1 });
    expect(() => factSet(kept(graded('A'), true))).toThrow('follows_itself');
    expect(() => factSet(kept({ from: 'visit' }, true))).toThrow('follows_itself');
  });

  it('knows nothing unless both datasets cover what may follow', async () => {
    const covered = (from: string) =>
      factValues(db, {
        facts: facts('without'),
        rows: { visit: [{ customer_id: 1, vehicle_id: 1, day: '2025-01-01' }] },
        period: { from, to: '2025-07-01' },
      });
    expect(await covered('2024-07-01')).toMatchObject({ exists: true });
    expect(await covered('2024-07-02')).toMatchObject({ exists: null, count: null });
  });
});

const GRADED = { column: 'grade', operator: 'in', value: ['A', 'B'] };
const STEPS: readonly (readonly [string, object, object])[] = [
  ['visit_click', { from: 'visit' }, { from: 'click', where: GRADED }],
  ['click_visit', { from: 'click', where: { not: GRADED } }, { from: 'visit', on: 'due' }],
  ['visit_visit', { from: 'visit', where: GRADED }, { from: 'visit' }],
  ['apart_visit', { from: 'visit', where: GRADED }, { from: 'visit', where: { not: GRADED } }],
  ['click_click', { from: 'click', on: 'seen' }, { from: 'click', where: GRADED }],
];
const WINDOWS: readonly (readonly [string, unknown])[] = [
  ['m12', { last: { months: 12 } }],
  ['y2_1', { between: { from: { years: 2 }, to: { years: 1 } } }],
  ['ytd', 'yearToDate'],
  ['pq', 'previousQuarter'],
  ['ever', 'ever'],
];

const sketches = STEPS.flatMap(([steps, first, second]) =>
  WINDOWS.flatMap(([window, length]) =>
    (['then', 'without'] as const).flatMap((relation) =>
      [false, true].flatMap((sameDay) =>
        RESULTS.flatMap(([result, type], index): FactSketch[] => {
          const [from, to] = steps.split('_');
          if (from === to ? sameDay : window === 'ever') return [];
          const common = { window: length, result, sameDay };
          const within = { days: [7, 30, 365][index] };
          const fact = `${steps}_${window}_${relation}_${sameDay ? 'same_' : ''}${result.toLowerCase()}`;
          return [{ fact, ...type, sequence: { first, [relation]: second, within, ...common } }];
        }),
      ),
    ),
  ),
);

describe('sequences in SQL and event by event', () => {
  it('agree for every relation, window, result, tie and boundary', async () => {
    const set = factSet(sketches);
    const drawn = fc.constantFrom(...MOMENTS).chain((moment) =>
      fc.record({
        moment: fc.constant(moment),
        rows: catalogRows(smallCatalog, moment),
        from: fc.oneof(fc.constant('2000-01-01'), fc.constantFrom(...boundaryDays(moment.today))),
        to: fc.constantFrom('2030-01-01', moment.today, '2025-01-01'),
        left: fc.subarray(['visit', 'click'], { maxLength: 1 }),
      }),
    );
    const mayGoOn = timeBudget(10_000);
    await fc.assert(
      fc.asyncProperty(drawn, async ({ moment, rows, from, to, left }) => {
        if (!mayGoOn()) return;
        const { asOf, zone } = moment;
        const late = left[0] ?? '';
        const periods = new Map(
          [...rows.keys()].map((each) => [each, each === late ? { from, to } : LONG]),
        );
        await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, asOf, zone });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

const LONG = { from: '2000-01-01', to: '2030-01-01' };
