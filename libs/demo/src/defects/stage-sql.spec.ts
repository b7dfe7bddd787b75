import { describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DemoDataset } from '../dataset.js';
import { Draws } from '../random/draw.js';
import { stageSql, truthSql } from './stage-sql.js';

const DATASET: DemoDataset = {
  source: 'shop',
  name: 'orders',
  entityKind: 'person',
  columns: ['NO', 'AMOUNT'],
  rows: `SELECT i AS entity, i AS row_index, 2020 + (i // 50)::INTEGER AS part, i::VARCHAR AS NO, '5' AS AMOUNT
    FROM range(100) t(i)`,
  defects: [
    { kind: 'late', column: 'part', value: 'part + 1', rate: 1, where: 'NO = 7::VARCHAR' },
    { kind: 'malformed', column: 'AMOUNT', value: "'five'", rate: 0.2, reason: 'not_an_integer' },
  ],
  format: { kind: 'csv' },
  files: [
    { path: 'orders-2020.csv', part: 2020 },
    { path: 'orders-2021.csv', part: 2021 },
  ],
};

async function rowsOf(query: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `CREATE TABLE truth(source VARCHAR, file VARCHAR, source_row BIGINT, column_name VARCHAR,
      kind VARCHAR, expected_reason VARCHAR, entity VARCHAR)`,
  );
  await connection.run(stageSql(DATASET, { customers: 100, draws: new Draws(1) }));
  await connection.run(truthSql(DATASET));
  return (await connection.runAndReadAll(query)).getRowsJson();
}

describe('staging a dataset with its defects', () => {
  it('keeps every row, in file order', async () => {
    expect(await rowsOf('SELECT part, count(*) FROM stage GROUP BY part ORDER BY part')).toEqual([
      [2020, '49'],
      [2021, '51'],
    ]);
  });

  it('writes one truth for each row struck, at its place in its file', async () => {
    const wrong = await rowsOf(`
      SELECT count(*), count(t.source_row), count(*) FILTER (AMOUNT = 'five' AND kind = 'malformed')
      FROM (SELECT *, row_number() OVER (PARTITION BY part ORDER BY rowid) AS n FROM stage) s
      JOIN truth t ON t.file = 'orders-' || part || '.csv' AND t.source_row = n AND t.entity = 'person:' || NO
      WHERE kind = 'malformed'`);
    const struck = await rowsOf("SELECT count(*) FROM stage WHERE AMOUNT = 'five'");
    const [count] = struck[0] ?? [];
    expect(wrong).toEqual([[count, count, count]]);
    expect(Number(count)).toBeGreaterThan(5);
  });

  it('leaves rows without a defect alone', async () => {
    expect(await rowsOf("SELECT count(*) FROM stage WHERE defect = 0 AND AMOUNT <> '5'")).toEqual([
      ['0'],
    ]);
  });
});
