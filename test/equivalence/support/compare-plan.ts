import type { DuckDBConnection } from '@duckdb/node-api';
import { compilePlan } from '@tagwright/compiler';
import { evaluateTags, isEvaluable, readRunTime, type FactValue } from '@tagwright/rules';
import { expect } from '@jest/globals';
import type { ReferenceInput } from '../../../libs/testing/src/reference-data.js';
import { ReferenceEvaluator } from '../../../libs/testing/src/reference-evaluator.js';
import { runPlan } from './run-plan.js';
import { loadDataset, readTable } from './sql-values.js';

/**
 * Runs the plan of the definitions over the rows in DuckDB and compares every fact and tag of every
 * subject with the reference evaluator; tags with json-rules-engine, too.
 * @returns how many values of tags were compared
 */
export async function expectPlanToAgree(
  db: DuckDBConnection,
  input: ReferenceInput,
): Promise<number> {
  const { set, catalog, asOf, zone } = input;
  const supplied = [...input.rows.keys()].map((dataset) => ({
    dataset,
    version: 1,
    contentHash: dataset,
    period: input.periods.get(dataset) ?? null,
  }));
  await db.run('DROP SCHEMA IF EXISTS "dataset" CASCADE');
  await db.run('CREATE SCHEMA "dataset"');
  for (const [dataset, rows] of input.rows) {
    const view = catalog.datasets.get(dataset);
    if (view !== undefined) await loadDataset(db, view, rows);
  }
  const plan = compilePlan({ set, catalog, supplied, asOf, zone });
  await runPlan(db, plan);
  const reference = new ReferenceEvaluator(input);
  const run = readRunTime(asOf, zone);
  let compared = 0;
  for (const { subject, columns } of plan.facts) {
    const actual = await readTable(db, `"facts"."${subject}"`, columns);
    const codes = columns.map((column) => column.code);
    expectSame(actual, reference, subject, codes);
    const tags = plan.snapshot.find((table) => table.subject === subject)?.columns ?? [];
    const tagged = await readTable(db, `"snapshot"."${subject}"`, tags);
    const tagCodes = tags.map((column) => column.code);
    expectSame(tagged, reference, subject, tagCodes);
    for (const [id, values] of tagged) {
      const inputs = new Map([...(actual.get(id) ?? []), ...values]);
      const gathered = [...set.tags.values()].filter(({ rule }) => !isEvaluable(rule));
      const given = new Set([...codes, ...gathered.map((tag) => tag.code)]);
      const known = new Map([...inputs].filter(([code]) => given.has(code)));
      const evaluated = await evaluateTags(set, subject, known, run);
      expect([subject, id, evaluated]).toEqual([subject, id, values]);
      compared += evaluated.size;
    }
  }
  return compared;
}

function expectSame(
  actual: ReadonlyMap<number, ReadonlyMap<string, FactValue>>,
  reference: ReferenceEvaluator,
  subject: 'customer' | 'vehicle' | 'lead',
  codes: readonly string[],
): void {
  expect([...actual.keys()].sort((a, b) => a - b)).toEqual(reference.population(subject));
  for (const [id, values] of actual) {
    const expected = codes.map((code) => [code, reference.value(subject, id, code)]);
    const found = codes.map((code) => [code, values.get(code) ?? null]);
    expect({ subject, id, found }).toEqual({ subject, id, found: expected });
  }
}
