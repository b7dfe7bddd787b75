import type { DuckDBConnection } from '@duckdb/node-api';
import { wordsOf, type DefinitionSet } from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { expectPlanToAgree } from './support/compare-plan.js';
import { catalogRows, MOMENTS } from './support/drawn-data.js';
import { ALL, CODES, COLUMNS, facts, MANY_TAG, tagOf } from './support/drawn-tags.js';
import {
  drawnCases,
  drawnImported,
  drawnScorecard,
  drawnTree,
  type DrawnRule,
} from './support/drawn-rules.js';
import { openDuckDb } from './support/run-plan.js';
import { smallCatalog } from './support/small-catalog.js';
import { timeBudget } from './support/time-budget.js';

const shownFacts = COLUMNS.map(({ code, type }): DrawnRule => ({
  type,
  rule: { kind: 'value', input: { kind: 'fact', code, type } },
}));

const KINDS: readonly (readonly [string, fc.Arbitrary<readonly DrawnRule[]>])[] = [
  ['cases', fc.array(drawnCases(ALL, CODES), { minLength: 6, maxLength: 6 })],
  ['trees', fc.array(drawnTree(ALL, CODES), { minLength: 6, maxLength: 6 })],
  ['scorecards', fc.array(drawnScorecard(ALL, CODES), { minLength: 6, maxLength: 6 })],
  ['imported labels', fc.array(drawnImported(), { minLength: 6, maxLength: 6 })],
  ['facts shown as they are', fc.constant(shownFacts)],
];

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

async function expectAgreement(
  rules: readonly DrawnRule[],
  moment: (typeof MOMENTS)[number],
  rows: Parameters<typeof expectPlanToAgree>[1]['rows'],
): Promise<void> {
  const drawn = rules.map((rule, index) => tagOf(`t${index}`, rule));
  const set: DefinitionSet = { facts, tags: new Map([MANY_TAG, ...drawn]) };
  const period = { from: '1900-01-01', to: '2030-01-01' };
  const periods = new Map([...rows.keys()].map((dataset) => [dataset, period]));
  const { asOf, zone } = moment;
  await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, asOf, zone });
  for (const tag of set.tags.values()) {
    expect(wordsOf(tag, smallCatalog, set).en).not.toMatch(/undefined|\[object/);
  }
}

/** Labels of three customers only, most of which never expire: so several compete. */
function crowded(rows: ReadonlyMap<string, ReferenceRow[]>): Map<string, ReferenceRow[]> {
  const labels = (rows.get('imported_label') ?? []).map((row, index) => ({
    ...row,
    customer_id: (index % 3) + 1,
    ...(index % 4 > 0 && { expiry_date: null }),
  }));
  const links = [1, 2, 3].map((id) => ({ customer_id: id, _seq: 100 + id }));
  const known = rows.get('customer_link') ?? [];
  return new Map([...rows, ['imported_label', labels], ['customer_link', [...known, ...links]]]);
}

describe('tags in SQL, json-rules-engine and row by row', () => {
  it.each(KINDS)('agree: %s', async (_name, kind) => {
    const drawn = fc.tuple(fc.constantFrom(...MOMENTS), kind).chain(([moment, rules]) =>
      fc.record({
        moment: fc.constant(moment),
        rules: fc.constant(rules),
        rows: catalogRows(smallCatalog, moment).map(crowded),
      }),
    );
    const mayGoOn = timeBudget(5_000, 2);
    await fc.assert(
      fc.asyncProperty(drawn, async ({ rules, moment, rows }) => {
        if (mayGoOn()) await expectAgreement(rules, moment, rows);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
