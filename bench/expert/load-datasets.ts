import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sqlIdentifier, sqlParquet, sqlText, type Engine } from '@tagwright/engines';
import type { ActiveDataset } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { from as copyFrom } from 'pg-copy-streams';
import type { ExpertDatabase } from './expert-database.js';

/** Fills the expert's tables with the rows of the dataset versions, decimals as whole numbers. */
export async function loadDatasets(
  expert: ExpertDatabase,
  engine: Engine,
  datasets: readonly ActiveDataset[],
  folder: string,
): Promise<void> {
  for (const [table, columns] of await expert.tables()) {
    const dataset = datasets.find((each) => each.dataset === table);
    if (dataset === undefined) continue;
    const file = join(folder, `expert-${table}.csv`);
    await exportCsv(engine, dataset, columns, file);
    const loaded = await copyIn(expert, table, columns, file);
    await rm(file);
    if (loaded !== dataset.rows) {
      throw new DomainError(
        'bench_setup',
        `${table} has ${dataset.rows} rows, of which PostgreSQL got ${loaded}.`,
      );
    }
    await expert.client.query(`VACUUM (ANALYZE) ${sqlIdentifier(table)}`);
  }
}

async function exportCsv(
  engine: Engine,
  { files }: ActiveDataset,
  columns: readonly string[],
  file: string,
): Promise<void> {
  const relation = sqlParquet(files);
  const described = await engine.query(`DESCRIBE SELECT * FROM ${relation}`);
  const types = new Map(described.map((row) => [row.column_name, row.column_type]));
  const list = columns.map((column) => {
    const type = types.get(column);
    const scale = typeof type === 'string' ? /^DECIMAL\(\d+,(\d+)\)$/.exec(type)?.[1] : undefined;
    const name = sqlIdentifier(column);
    return scale === undefined ? name : `CAST(${name} * ${10 ** Number(scale)} AS BIGINT)`;
  });
  await engine.execute(
    `COPY (SELECT ${list.join(', ')} FROM ${relation}) TO ${sqlText(file)} (FORMAT csv, HEADER false)`,
  );
}

async function copyIn(
  { client }: ExpertDatabase,
  table: string,
  columns: readonly string[],
  file: string,
): Promise<number> {
  const list = columns.map(sqlIdentifier).join(', ');
  const copy = client.query(
    copyFrom(`COPY ${sqlIdentifier(table)} (${list}) FROM STDIN (FORMAT csv)`),
  );
  await pipeline(createReadStream(file), copy);
  return copy.rowCount;
}
