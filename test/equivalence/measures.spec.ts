import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { expectPlanToAgree } from './support/compare-plan.js';
import { catalogRows, MOMENTS } from './support/drawn-data.js';
import { factSet, type FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';
import { timeBudget } from './support/time-budget.js';
import { smallCatalog } from './support/small-catalog.js';

const WINDOWS: readonly (readonly [string, unknown])[] = [
  ['ever', 'ever'],
  ['d30', { last: { days: 30 } }],
  ['w1', { last: { weeks: 1 } }],
  ['m1', { last: { months: 1 } }],
  ['m12', { last: { months: 12 } }],
  ['y5', { last: { years: 5 } }],
  ['m24_12', { between: { from: { months: 24 }, to: { months: 12 } } }],
  ['next30', { next: { days: 30 } }],
];
const MEASURES: readonly (readonly [string, object, object])[] = [
  ['count', { count: {} }, { type: 'integer' }],
  ['exists', { exists: {} }, { type: 'boolean' }],
  ['sum_amount', { sum: 'amount' }, { type: 'decimal', scale: 2 }],
  ['sum_wide', { sum: 'amount' }, { type: 'decimal', scale: 10 }],
  ['sum_points', { sum: 'points' }, { type: 'integer' }],
  ['avg_amount', { avg: 'amount' }, { type: 'decimal', scale: 1 }],
  ['avg_points', { avg: 'points' }, { type: 'decimal', scale: 3 }],
  ['min_rate', { min: 'rate' }, { type: 'decimal', scale: 4 }],
  ['max_due', { max: 'due' }, { type: 'date' }],
  ['max_seen', { max: 'seen' }, { type: 'timestamp' }],
  ['min_seen', { min: 'seen' }, { type: 'date' }],
  ['distinct_note', { distinct: 'note' }, { type: 'integer' }],
  ['first_note', { first: 'note' }, { type: 'text' }],
  ['last_grade', { last: 'grade' }, { type: 'code', list: 'grade' }],
  ['last_flag', { last: 'flag' }, { type: 'boolean' }],
  ['last_amount', { last: 'amount' }, { type: 'decimal', scale: 3 }],
  ['first_seen', { first: 'seen' }, { type: 'date' }],
];
const WHERE = {
  any: [
    { not: { column: 'grade', operator: 'equal', value: 'A' } },
    { column: 'amount', operator: 'between', value: [0, 50.25] },
  ],
};

/** Every measure with every window over one dataset, with and without a condition. */
function sketches(from: string, subject: string, future: string): FactSketch[] {
  return MEASURES.flatMap(([measure, operation, type]) =>
    WINDOWS.flatMap(([window, length]) =>
      [undefined, WHERE].map((where) => ({
        fact: `${subject}_${from}_${measure}_${window}${where === undefined ? '' : '_if'}`,
        subject,
        ...type,
        measure: {
          ...operation,
          from,
          window: length,
          ...(where && { where }),
          ...(window.startsWith('next') && { on: future }),
        },
      })),
    ),
  );
}

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const drawn = fc.constantFrom(...MOMENTS).chain((moment) =>
  fc.record({
    moment: fc.constant(moment),
    rows: catalogRows(smallCatalog, moment),
    from: fc.constantFrom('2000-01-01', '2024-01-01'),
    to: fc.constantFrom('2030-01-01', moment.today, '2025-01-01'),
  }),
);

describe('measures in SQL and row by row', () => {
  it.each([
    ['visit', 'customer', 'due'],
    ['visit', 'vehicle', 'seen'],
    ['click', 'customer', 'seen'],
    ['click', 'lead', 'due'],
  ])(
    'agree for every window, missing value and boundary: %s per %s',
    async (from, subject, future) => {
      const set = factSet(sketches(from, subject, future));
      const mayGoOn = timeBudget(4_000);
      await fc.assert(
        fc.asyncProperty(drawn, async ({ moment, rows, from: start, to }) => {
          if (!mayGoOn()) return;
          const { asOf, zone } = moment;
          const periods = new Map([...rows.keys()].map((each) => [each, { from: start, to }]));
          await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, asOf, zone });
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
  );

  it('agree in the hour that the clock repeats: events before the run count, later ones do not', async () => {
    const set = factSet(sketches('click', 'lead', 'due'));
    const instants = ['05:29:59.999999', '05:30:00.000000', '06:29:59.999999', '06:30:00.000000'];
    const nothing = { amount: null, rate: null, points: 1, flag: null, grade: null, note: null };
    const lead = { lead_id: 1, customer_id: 1, ...nothing, due: '2025-11-02', seen: null, _seq: 0 };
    const clicks = instants.map((time, index) => {
      const at = `2025-11-02T${time}Z`;
      return { ...lead, at, seen: at, _seq: index };
    });
    const rows = new Map(
      [...smallCatalog.datasets.keys()].map((each) => [each, [] as ReferenceRow[]]),
    );
    rows.set('lead', [lead]).set('click', clicks);
    const period = { from: '2000-01-01', to: '2030-01-01' };
    const periods = new Map([...rows.keys()].map((each) => [each, period]));
    const time = { asOf: '2025-11-02T06:30:00Z', zone: 'America/New_York' };
    await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, ...time });
  });
});
