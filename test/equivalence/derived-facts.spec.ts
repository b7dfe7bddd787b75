import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { expectPlanToAgree } from './support/compare-plan.js';
import { catalogRows, MOMENTS } from './support/drawn-data.js';
import { factSet, type FactSketch } from './support/fact-yaml.js';
import { openDuckDb } from './support/run-plan.js';
import { timeBudget } from './support/time-budget.js';
import { smallCatalog } from './support/small-catalog.js';

const ATTRIBUTES: readonly (readonly [string, object])[] = [
  ['amount', { type: 'decimal', scale: 2 }],
  ['rate', { type: 'decimal', scale: 4 }],
  ['points', { type: 'integer' }],
  ['flag', { type: 'boolean' }],
  ['grade', { type: 'code', list: 'grade' }],
  ['due', { type: 'date' }],
];

function attributes(subject: string): FactSketch[] {
  return ATTRIBUTES.map(([column, type]) => ({
    fact: `${subject}_${column}`,
    subject,
    ...type,
    attribute: { column },
    from: subject,
  }));
}

const last: FactSketch = {
  fact: 'last_visit',
  type: 'date',
  measure: { max: 'day', from: 'visit' },
};

/** Dates, and what counts from them. */
const date = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom({ fact: 'customer_due' }, { fact: 'last_visit' }),
    fc
      .tuple(fc.constantFrom('coalesce', 'min', 'max'), tie('node'), tie('node'))
      .map(([operation, a, b]) => ({ [operation]: [a, b] })),
  ),
})).node;

/** Numeric expressions, narrow enough to be exact. */
const number = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom(
      { fact: 'customer_amount' },
      { fact: 'customer_rate' },
      { fact: 'customer_points' },
    ),
    fc.constantFrom(0, 1, -2, 0.5, 3.25),
    fc
      .tuple(fc.constantFrom('daysSince', 'daysUntil', 'monthsSince', 'yearsSince', 'age'), date)
      .map(([operation, operand]) => ({ [operation]: operand })),
    fc
      .tuple(fc.constantFrom('daysBetween', 'monthsBetween', 'yearsBetween'), date, date)
      .map(([operation, from, to]) => ({ [operation]: [from, to] })),
    fc
      .tuple(
        fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'min', 'max', 'coalesce'),
        tie('node'),
        tie('node'),
      )
      .map(([operation, a, b]) => ({ [operation]: [a, b] })),
  ),
})).node;

/** Conditions that are TRUE, FALSE and unknown of some customers each. */
const when = fc.constantFrom<object | undefined>(
  undefined,
  { fact: 'customer_due', operator: 'isPresent' },
  { not: { fact: 'customer_points', operator: 'between', value: [10, 100] } },
  {
    any: [
      { fact: 'customer_grade', operator: 'equal', value: 'A' },
      { fact: 'last_visit', operator: 'isMissing' },
    ],
  },
);

const derived = fc
  .array(fc.tuple(number, fc.constantFrom(0, 2, 5), when), {
    minLength: 12,
    maxLength: 12,
    size: 'max',
  })
  .map((all) =>
    all.map(([expression, scale, condition], index) => ({
      fact: `derived_${index}`,
      ...(scale === 0 ? { type: 'integer' } : { type: 'decimal', scale }),
      derived: expression,
      ...(condition && { when: condition }),
    })),
  );

/** Facts that are too wide to be exact are refused when written; here they are left out. */
function narrow(sketches: readonly FactSketch[], base: readonly FactSketch[]): FactSketch[] {
  return sketches.filter((sketch) => {
    try {
      factSet([...base, sketch]);
      return true;
    } catch {
      return false;
    }
  });
}

const PICKS: readonly (readonly [string, unknown, string, object])[] = [
  ['any', 'any', 'flag', { type: 'boolean' }],
  ['all', 'all', 'flag', { type: 'boolean' }],
  ['sum', 'sum', 'amount', { type: 'decimal', scale: 2 }],
  ['avg', 'avg', 'amount', { type: 'decimal', scale: 1 }],
  ['avg_points', 'avg', 'points', { type: 'decimal', scale: 3 }],
  ['newest', { newest: '{of}_due' }, 'amount', { type: 'decimal', scale: 2 }],
  ['newest_grade', { newest: '{of}_due' }, 'grade', { type: 'code', list: 'grade' }],
  ['max', 'max', 'due', { type: 'date' }],
  ['min', 'min', 'points', { type: 'integer' }],
  ['count', 'count', 'flag', { type: 'integer' }],
  ['count_all', 'count', 'points', { type: 'integer' }],
  ['order', { order: ['B', 'A'] }, 'grade', { type: 'code', list: 'grade' }],
];

function pickOf(how: unknown, of: string): unknown {
  return JSON.parse(JSON.stringify(how).replace('{of}', of)) as unknown;
}

function rollups(of: string): FactSketch[] {
  const wheres = [
    undefined,
    { not: { fact: `${of}_grade`, operator: 'in', value: ['C'] } },
    { fact: `${of}_points`, operator: 'lessThan', value: 60 },
    { fact: `${of}_due`, operator: 'isPresent' },
  ];
  return PICKS.flatMap(([pick, how, column, type]) =>
    wheres.map((where, index) => ({
      fact: `${of}_${pick}_${index}`,
      ...type,
      rollup: {
        of,
        fact: `${of}_${column}`,
        pick: pickOf(how, of),
        ...(where && { where }),
        ...('list' in type ? { none: 'C' } : {}),
      },
    })),
  );
}

const inherited: FactSketch[] = [
  {
    fact: 'lead_customer_rate',
    subject: 'lead',
    type: 'decimal',
    scale: 4,
    inherit: { of: 'customer', fact: 'customer_rate' },
  },
  {
    fact: 'lead_twice',
    subject: 'lead',
    type: 'decimal',
    scale: 1,
    derived: { multiply: [{ fact: 'lead_customer_rate' }, 2] },
  },
];

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

const drawn = fc
  .constantFrom(...MOMENTS)
  .chain((moment) =>
    fc.record({ moment: fc.constant(moment), rows: catalogRows(smallCatalog, moment) }),
  );

describe('facts of facts in SQL and in exact fractions', () => {
  it('agree on every expression', async () => {
    const base = [...attributes('customer'), last];
    const mayGoOn = timeBudget(8_000);
    await fc.assert(
      fc.asyncProperty(drawn, derived, async ({ moment, rows }, sketches) => {
        if (!mayGoOn()) return;
        const set = factSet([...base, ...narrow(sketches, base)]);
        const periods = new Map<string, null>();
        const { asOf, zone } = moment;
        await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, asOf, zone });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('agree on every rollup and on what leads inherit', async () => {
    const base = ['customer', 'vehicle', 'lead'].flatMap((subject) => attributes(subject));
    const set = factSet([...base, ...rollups('vehicle'), ...rollups('lead'), ...inherited]);
    const mayGoOn = timeBudget(8_000);
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.subarray(['ownership', 'lead', 'vehicle'], { maxLength: 1 }),
        async ({ moment, rows }, left) => {
          if (!mayGoOn()) return;
          const kept = new Map([...rows].filter(([dataset]) => !left.includes(dataset)));
          const { asOf, zone } = moment;
          const periods = new Map<string, null>();
          await expectPlanToAgree(db, {
            set,
            catalog: smallCatalog,
            rows: kept,
            periods,
            asOf,
            zone,
          });
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
