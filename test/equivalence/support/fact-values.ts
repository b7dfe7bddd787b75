import type { DuckDBConnection } from '@duckdb/node-api';
import type { FactValue, Subject } from '@tagwright/rules';
import type { ReferenceRow } from '../../../libs/testing/src/reference-data.js';
import { expectPlanToAgree } from './compare-plan.js';
import { factSet, type FactSketch } from './fact-yaml.js';
import { smallCatalog } from './small-catalog.js';
import { readTable } from './sql-values.js';

/** A run over few rows that a test spells out. */
export interface StatedRun {
  readonly facts: readonly FactSketch[];
  /** Rows by dataset; a dataset that is not there has none. Columns left out are missing. */
  readonly rows: Readonly<Record<string, readonly ReferenceRow[]>>;
  readonly asOf?: string;
  readonly zone?: string;
  readonly period?: { readonly from: string; readonly to: string } | null;
  readonly subject?: Subject;
}

/** The values of the facts for subject 1, after the reference evaluator has agreed with them. */
export async function factValues(
  db: DuckDBConnection,
  { facts, rows, subject = 'customer', ...run }: StatedRun,
): Promise<Record<string, FactValue>> {
  const set = factSet(facts);
  const supplied = new Map(
    [...smallCatalog.datasets.keys()].map((dataset) => {
      const own = rows[dataset] ?? (dataset === 'customer_link' ? [{ customer_id: 1 }] : []);
      return [dataset, own.map((row, index) => ({ _seq: index, ...row }))] as const;
    }),
  );
  const period = run.period === undefined ? { from: '2000-01-01', to: '2030-01-01' } : run.period;
  const periods = new Map([...supplied.keys()].map((each) => [each, period] as const));
  const { asOf = '2025-07-01T00:00:00+08:00', zone = 'Asia/Shanghai' } = run;
  await expectPlanToAgree(db, { set, catalog: smallCatalog, rows: supplied, periods, asOf, zone });
  const columns = [...set.facts.values()].filter((fact) => fact.subject === subject);
  const table = await readTable(db, `"facts"."${subject}"`, columns);
  return Object.fromEntries(table.get(1) ?? []);
}
