import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { expectPlanToAgree } from './support/compare-plan.js';
import { boundaryDays, catalogRows, MOMENTS } from './support/drawn-data.js';
import { factSet, type FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';
import { timeBudget } from './support/time-budget.js';
import { smallCatalog } from './support/small-catalog.js';

const WINDOWS: readonly (readonly [string, unknown])[] = [
  ['ever', 'ever'],
  ['m12', { last: { months: 12 } }],
  ['y1_2', { between: { from: { years: 2 }, to: { years: 1 } } }],
  ['mtd', 'monthToDate'],
  ['qtd', 'quarterToDate'],
  ['ytd', 'yearToDate'],
  ['pm', 'previousMonth'],
  ['pq', 'previousQuarter'],
  ['py', 'previousYear'],
  ['since_own', { since: 'own_day' }],
  ['since_last', { since: 'last_day' }],
  ['since_far', { since: 'far_day' }],
];
const TRENDS = ['m12', 'y1_2', 'pm', 'pq', 'py'];
const A = { column: 'grade', operator: 'equal', value: 'A' };
const RICH = { column: 'amount', operator: 'greaterThan', value: 50 };
const WHERE = { any: [{ not: A }, RICH] };

const MEASURES: readonly (readonly [string, object, object])[] = [
  ['count', { count: {} }, { type: 'integer' }],
  ['last_note', { last: 'note' }, { type: 'text' }],
  ['median_amount', { median: 'amount' }, { type: 'decimal', scale: 1 }],
  ['median_rate', { median: 'rate' }, { type: 'decimal', scale: 6 }],
  ['median_points', { median: 'points' }, { type: 'integer' }],
  ['median_due', { median: 'due' }, { type: 'date' }],
  ['median_seen', { median: 'seen' }, { type: 'timestamp' }],
  ['mode_grade', { mode: 'grade' }, { type: 'code', list: 'grade' }],
  ['mode_points', { mode: 'points' }, { type: 'decimal', scale: 1 }],
  ['mode_flag', { mode: 'flag' }, { type: 'boolean' }],
  ['mode_seen', { mode: 'seen' }, { type: 'date' }],
  ['median_gap', { medianGap: {} }, { type: 'decimal', scale: 1 }],
  ['median_gap_3', { medianGap: { minEvents: 3 } }, { type: 'integer' }],
  ['last_gap', { lastGap: {} }, { type: 'integer' }],
  ['avg_gap', { avgGap: { minEvents: 3 } }, { type: 'decimal', scale: 2 }],
  ['max_gap', { maxGap: {} }, { type: 'integer' }],
  ['share', { share: A }, { type: 'decimal', scale: 4 }],
  ['share_of_nested', { share: { not: WHERE } }, { type: 'decimal', scale: 0 }],
  ['ratio', { ratio: { of: { sum: 'amount', where: A }, to: { count: {} } } }, decimal(3)],
  ['ratio_2', { ratio: { of: { sum: 'rate' }, to: { sum: 'points', where: RICH } } }, decimal(2)],
  ['ratio_3', { ratio: { of: { distinct: 'note' }, to: { max: 'amount' } } }, decimal(0)],
  ['trend', { trend: { of: { count: {} }, as: 'difference' } }, { type: 'integer' }],
  ['trend_sum', { trend: { of: { sum: 'amount', where: A }, as: 'difference' } }, decimal(2)],
  ['trend_ratio', { trend: { of: { sum: 'points' }, as: 'ratio' } }, decimal(4)],
  ['trend_least', { trend: { of: { min: 'rate' }, as: 'ratio' } }, decimal(1)],
];

function decimal(scale: number): object {
  return { type: 'decimal', scale };
}

/** Dates that windows start at: a column, a measure, and one derived in a later level. */
function starts(subject: string, from: string): FactSketch[] {
  const type = { subject, type: 'date' };
  return [
    { fact: 'own_day', ...type, measure: { first: 'due', from } },
    { fact: 'last_day', ...type, measure: { median: from === 'visit' ? 'day' : 'at', from } },
    {
      fact: 'far_day',
      ...type,
      derived: { min: [{ fact: 'own_day' }, { fact: 'last_day' }] },
    },
  ];
}

function sketches(from: string, subject: string, windows: typeof WINDOWS): FactSketch[] {
  const facts = MEASURES.flatMap(([measure, operation, type]) =>
    windows.flatMap(([window, length]) =>
      measure.startsWith('trend') && !TRENDS.includes(window)
        ? []
        : [undefined, WHERE].map((where) => ({
            fact: `${measure}_${window}${where === undefined ? '' : '_if'}`,
            subject,
            ...type,
            measure: { ...operation, from, window: length, ...(where && { where }) },
          })),
    ),
  );
  return [...starts(subject, from), ...facts];
}

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const drawn = fc.constantFrom(...MOMENTS).chain((moment) =>
  fc.record({
    moment: fc.constant(moment),
    rows: catalogRows(smallCatalog, moment),
    windows: fc.subarray([...WINDOWS], { minLength: 4, maxLength: 4 }),
    from: fc.oneof(fc.constant('2000-01-01'), fc.constantFrom(...boundaryDays(moment.today))),
    to: fc.constantFrom('2030-01-01', moment.today, '2025-01-01'),
  }),
);

describe('medians, modes, gaps, ratios, shares and trends in SQL and row by row', () => {
  it.each([
    ['visit', 'customer'],
    ['visit', 'vehicle'],
    ['click', 'customer'],
    ['click', 'lead'],
  ])(
    'agree for every window, missing value, tie and boundary: %s per %s',
    async (from, subject) => {
      const mayGoOn = timeBudget(4_000);
      await fc.assert(
        fc.asyncProperty(drawn, async ({ moment, rows, windows, from: start, to }) => {
          if (!mayGoOn()) return;
          const set = factSet(sketches(from, subject, windows));
          const { asOf, zone } = moment;
          const periods = new Map([...rows.keys()].map((each) => [each, { from: start, to }]));
          await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, asOf, zone });
        }),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );
});
