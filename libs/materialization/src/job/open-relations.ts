import { sqlIdentifier, sqlParquet, type Engine } from '@tagwright/engines';
import type { DatasetFiles } from './materialize-job.js';

/** Makes `"schema"."name"` read the given Parquet files. */
export async function openParquet(
  engine: Engine,
  schema: string,
  name: string,
  files: readonly string[],
): Promise<void> {
  await engine.execute(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await engine.execute(
    `CREATE OR REPLACE VIEW "${schema}"."${name}" AS SELECT * FROM ${sqlParquet(files)}`,
  );
}

/** Makes `dataset.<name>` read the files of each supplied dataset version. */
export async function openDatasets(
  engine: Engine,
  datasets: readonly DatasetFiles[],
): Promise<void> {
  for (const { dataset, files } of datasets) await openParquet(engine, 'dataset', dataset, files);
}

/** A relation of a plan, `stage.lead_1`, as SQL. */
export function quotedRelation(name: string): string {
  return name.split('.').map(sqlIdentifier).join('.');
}
