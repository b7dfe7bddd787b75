import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DuckDbEngine } from './duckdb-engine.js';

const settings = { threads: 1, memoryLimit: '200MB', tempDirectory: tmpdir() };
let engine: DuckDbEngine | undefined;

async function open(streamFault?: { endAfterRows: number }): Promise<DuckDbEngine> {
  engine = await DuckDbEngine.open({ ...settings, ...(streamFault && { streamFault }) });
  return engine;
}

async function collect(rows: AsyncIterable<readonly unknown[]>): Promise<number> {
  let count = 0;
  for await (const batch of rows) count += batch.length;
  return count;
}

describe('DuckDbEngine', () => {
  afterEach(() => {
    engine?.close();
  });

  it('hands out exact values: whole numbers, decimals as text, ISO dates and timestamps', async () => {
    const [row] = await (
      await open()
    ).query(
      `SELECT 12::BIGINT AS i, 12.30::DECIMAL(18,2) AS d, DATE '2004-02-29' AS day, true AS b,
              TIMESTAMP '2004-02-29 10:00:00' AS t, ['a','b'] AS l, NULL AS n`,
    );
    expect(row).toEqual({
      i: 12,
      d: '12.30',
      day: '2004-02-29',
      b: true,
      t: '2004-02-29T10:00:00.000Z',
      l: ['a', 'b'],
      n: null,
    });
  });

  it('refuses whole numbers that a number cannot hold exactly', async () => {
    await expect(
      (await open()).query('SELECT 9007199254740993::BIGINT AS i'),
    ).rejects.toMatchObject({ code: 'integer_too_large' });
  });

  it('streams every row', async () => {
    const rows = (await open()).stream('SELECT range AS r FROM range(10000)');
    expect(await collect(rows)).toBe(10000);
  });

  it('fails a stream that ends early, and closes', async () => {
    const broken = await open({ endAfterRows: 5000 });
    await expect(
      collect(broken.stream('SELECT range AS r FROM range(10000)')),
    ).rejects.toMatchObject({ code: 'result_truncated', details: { expectedRows: 10000 } });
    await expect(broken.query('SELECT 1')).rejects.toMatchObject({ code: 'engine_closed' });
  });

  it('fails a query whose cast fails midway', async () => {
    const rows = (await open()).stream(
      `SELECT CASE WHEN range = 9000 THEN 'x' ELSE '1' END::INTEGER AS r FROM range(10000)`,
      10000,
    );
    await expect(collect(rows)).rejects.toThrow();
  });
});
