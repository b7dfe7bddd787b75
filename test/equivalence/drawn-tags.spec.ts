import type { DuckDBConnection } from '@duckdb/node-api';
import { compilePlan, lineageOf } from '@tagwright/compiler';
import {
  dependenciesOf,
  evaluateTag,
  neededSet,
  readRunTime,
  type DefinitionSet,
  type FactValue,
  type TagDefinition,
} from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factValue } from './support/arbitraries.js';
import { expectPlanToAgree } from './support/compare-plan.js';
import { MOMENTS } from './support/drawn-data.js';
import { drawnCases, drawnScorecard, drawnTree } from './support/drawn-rules.js';
import { ALL, CODES, COLUMNS, facts, MANY_TAG, tagOf } from './support/drawn-tags.js';
import { openDuckDb, supplyAll } from './support/run-plan.js';
import { smallCatalog } from './support/small-catalog.js';

/** `npm run fuzz:rules -- --runs 1000 --seed 7`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 100);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
/** Tags of one run over the same subjects. */
const TOGETHER = 10;
const SUBJECTS = 10;
const MINUTES = 60_000;

const rule = fc.oneof(drawnCases(ALL, CODES), drawnTree(ALL, CODES), drawnScorecard(ALL, CODES));
const customer = fc.record(
  Object.fromEntries(COLUMNS.map(({ code, type }) => [code, factValue(type, CODES)])),
);
const drawn = fc.record({
  moment: fc.constantFrom(...MOMENTS),
  rules: fc.array(rule, { minLength: TOGETHER, maxLength: TOGETHER }),
  customers: fc.array(customer, { minLength: SUBJECTS, maxLength: SUBJECTS }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

/** Values in which it is written down what is asked for. */
class WatchedValues extends Map<string, FactValue> {
  readonly asked = new Set<string>();

  override get(code: string): FactValue | undefined {
    this.asked.add(code);
    return super.get(code);
  }
}

/** The facts that the engine asks for, that the SQL names, and that lineage names, are the same. */
async function expectLineageToHold(
  tag: TagDefinition,
  set: DefinitionSet,
  { asOf, zone }: Drawn['moment'],
): Promise<void> {
  const values = new WatchedValues();
  await evaluateTag(tag, values, readRunTime(asOf, zone));
  expect([...values.asked].sort()).toEqual(dependenciesOf(tag));

  const needed = neededSet(set, tag.code);
  const lineage = lineageOf(tag.code, set).filter(({ dataset }) => dataset === 'customer');
  const columns = new Set(
    lineage.map(({ column }) => column).filter((each) => each !== 'customer_id'),
  );
  expect([...columns].sort()).toEqual([...needed.facts.keys()].sort());

  const all = { facts: set.facts, tags: needed.tags };
  const supplied = supplyAll(smallCatalog, null);
  const plan = compilePlan({ set: all, catalog: smallCatalog, supplied, asOf, zone });
  const sql = plan.stages.find(({ subject }) => subject === 'customer')?.select ?? '';
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''");
  const named = [...set.facts.keys()].filter((code) => bare.includes(`"${code}"`));
  expect(named.sort()).toEqual([...columns].sort());
}

async function expectAgreement({ moment, rules, customers }: Drawn): Promise<number> {
  const tags = rules.map((each, index) => tagOf(`t${index}`, each));
  const set: DefinitionSet = { facts, tags: new Map([MANY_TAG, ...tags]) };
  for (const [, tag] of tags) await expectLineageToHold(tag, set, moment);
  const rows = new Map([
    ['customer_link', customers.map((_, index) => ({ customer_id: index + 1, _seq: index }))],
    [
      'customer',
      customers.map((each, index) => ({ ...each, customer_id: index + 1, _seq: index })),
    ],
  ]);
  const periods = new Map([...rows.keys()].map((dataset) => [dataset, null]));
  const { asOf, zone } = moment;
  const values = await expectPlanToAgree(db, {
    set,
    catalog: smallCatalog,
    rows,
    periods,
    asOf,
    zone,
  });
  return values - customers.length * (set.tags.size - tags.length);
}

describe('drawn tags', () => {
  it(
    'have the same values in SQL, json-rules-engine and row by row, from the facts of their lineage',
    async () => {
      let pairs = 0;
      const property = fc.asyncProperty(drawn, async (input) => {
        pairs += await expectAgreement(input);
      });
      const numRuns = Math.ceil(RUNS / TOGETHER);
      await fc.assert(property, { numRuns, seed: SEED, endOnFailure: true });
      expect(pairs).toBe(numRuns * TOGETHER * SUBJECTS);
      process.stdout.write(`${pairs} pairs of a tag and a subject compared, seed ${SEED}\n`);
    },
    30 * MINUTES,
  );
});
