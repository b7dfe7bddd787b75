import type { Plan, SuppliedDataset } from '@tagwright/compiler';
import type { CatalogView, DatasetView, ValueType } from '@tagwright/rules';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll } from '@jest/globals';

/**
 * A fresh in-memory DuckDB for the suite, closed when the suite ends: an open one may keep the
 * test process from ending.
 */
export async function openDuckDb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  opened.push(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return connection;
}

const opened: (() => void)[] = [];
afterAll(() => {
  for (const close of opened.splice(0)) close();
});

export function storageType(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
    case 'id':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(18,${type.scale})`;
    case 'codes':
      return 'VARCHAR[]';
    case 'text':
    case 'code':
      return 'VARCHAR';
    case 'boolean':
    case 'date':
    case 'timestamp':
      return type.kind.toUpperCase();
  }
}

/** Creates `dataset.<name>` as an empty table with the columns of the model. */
export async function createDataset(db: DuckDBConnection, view: DatasetView): Promise<void> {
  const columns = view.columns.map(({ code, type }) => `"${code}" ${storageType(type)}`);
  const technical = ['"source" VARCHAR', '"source_file" VARCHAR', '"source_row" BIGINT'];
  await db.run('CREATE SCHEMA IF NOT EXISTS "dataset"');
  await db.run(
    `CREATE OR REPLACE TABLE "dataset"."${view.dataset}" (${[...columns, ...technical, '"_seq" BIGINT'].join(', ')})`,
  );
}

/** Runs a plan as the materialisation does, with tables in place of files. */
export async function runPlan(db: DuckDBConnection, plan: Plan): Promise<void> {
  for (const schema of ['scan', 'facts', 'stage', 'snapshot']) {
    await db.run(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await db.run(`CREATE SCHEMA "${schema}"`);
  }
  for (const { name, sql } of plan.shared) await db.run(`CREATE TABLE ${name} AS ${sql}`);
  for (const { subject, select } of plan.facts) {
    await db.run(`CREATE TABLE "facts"."${subject}" AS ${select}`);
  }
  for (const { table, select } of plan.stages) await db.run(`CREATE TABLE ${table} AS ${select}`);
  for (const { subject, select } of plan.snapshot) {
    await db.run(`CREATE TABLE "snapshot"."${subject}" AS ${select}`);
  }
}

/** Every dataset that is not personal, supplied for a long period. */
export function supplyAll(
  catalog: CatalogView,
  period: SuppliedDataset['period'],
): SuppliedDataset[] {
  return [...catalog.datasets.values()]
    .filter((view) => !view.personal)
    .map(({ dataset }) => ({ dataset, version: 1, contentHash: `hash-${dataset}`, period }));
}
