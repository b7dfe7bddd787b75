import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine } from '@tagwright/engines';
import type { ValueType } from '@tagwright/rules';
import { countFact } from './count-fact.js';
import type { FactFigures, ProfileBin } from './fact-profile.js';

let engine: DuckDbEngine;

beforeAll(async () => {
  engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '200MB',
    tempDirectory: tmpdir(),
  });
});

afterAll(() => {
  engine.close();
});

/** @param rows SQL of a query with one column `v` */
const count = (rows: string, type: ValueType): Promise<FactFigures> =>
  countFact(engine, { relation: `(${rows})`, column: '"v"', type, zone: 'Asia/Shanghai' });

const values = (...each: (string | number)[]): string =>
  `SELECT * FROM (VALUES ${each.map((value) => `(${value})`).join(', ')}) AS t(v)`;

const filled = (bins: readonly ProfileBin[]): unknown[] =>
  bins.filter((bin) => bin.count > 0).map(({ from, to, count: n }) => [from, to, n]);

const total = (bins: readonly ProfileBin[]): number =>
  bins.reduce((sum, bin) => sum + bin.count, 0);

describe('countFact', () => {
  it('counts whole numbers one by one while they are few', async () => {
    const figures = await count(values(3, 1, 1, 'NULL', 0), { kind: 'integer' });
    expect(figures).toMatchObject({ subjects: 5, missing: 1, distinct: 3, min: '0', max: '3' });
    expect(filled(figures.bins)).toEqual([
      ['0', '1', 1],
      ['1', '2', 2],
      ['3', '4', 1],
    ]);
    expect(figures.bins).toHaveLength(4);
    expect(figures.quantiles).toContainEqual({ share: 0.5, value: '1' });
  });

  it('keeps the digits of decimals, below zero too', async () => {
    const figures = await count(values('(-0.05)::DECIMAL(18,2)', '0.05', '0.05'), {
      kind: 'decimal',
      scale: 2,
    });
    expect(filled(figures.bins)).toEqual([
      ['-0.05', '-0.04', 1],
      ['0.05', '0.06', 2],
    ]);
  });

  it('gives a far tail an open end, so that the many are seen', async () => {
    // 0 to 99 four times each, and one of a million.
    const rows = 'SELECT range // 4 AS v FROM range(400) UNION ALL SELECT 1000000';
    const { bins } = await count(rows, { kind: 'integer' });
    expect(bins.at(-1)).toEqual({ from: '100', to: null, count: 1 });
    expect(bins.length).toBeLessThanOrEqual(40);
    expect(total(bins)).toBe(401);
  });

  it('shows the tail of a fact that is zero for nearly everybody', async () => {
    const rows = 'SELECT 0 AS v FROM range(10000) UNION ALL SELECT range * 10 FROM range(1, 11)';
    const { bins } = await count(rows, { kind: 'integer' });
    expect(bins.length).toBeGreaterThan(20);
    expect(bins[0]).toEqual({ from: '0', to: '5', count: 10000 });
    expect(total(bins)).toBe(10010);
  });

  it('has one bin for one value, and none for no value', async () => {
    expect((await count(values(7, 7), { kind: 'integer' })).bins).toEqual([
      { from: '7', to: '8', count: 2 },
    ]);
    expect(await count(values('NULL::BIGINT'), { kind: 'integer' })).toMatchObject({
      subjects: 1,
      missing: 1,
      min: null,
      bins: [],
    });
  });

  it('lists the fifty most frequent values and counts the rest', async () => {
    const rows = `SELECT 'v' || (range % 60) AS v FROM range(120) UNION ALL SELECT 'v7' UNION ALL SELECT NULL`;
    const figures = await count(rows, { kind: 'text' });
    expect(figures.values).toHaveLength(50);
    expect(figures.values[0]).toEqual({ value: 'v7', count: 3 });
    expect(figures).toMatchObject({ subjects: 122, missing: 1, rest: { values: 10, count: 20 } });
  });

  it('counts yes and no', async () => {
    const figures = await count(values('true', 'true', 'false', 'NULL'), { kind: 'boolean' });
    expect(figures.values).toEqual([
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ]);
  });

  it('counts a subject for each of its codes, and for the empty text when it has none', async () => {
    const rows = values("['a', 'b']", "['a']", '[]', 'NULL');
    expect(await count(rows, { kind: 'codes', list: 'x' })).toMatchObject({
      subjects: 4,
      missing: 1,
      distinct: 3,
      values: [
        { value: 'a', count: 2 },
        { value: '', count: 1 },
        { value: 'b', count: 1 },
      ],
      rest: { values: 0, count: 0 },
    });
  });

  it('counts days by month', async () => {
    const figures = await count(
      values("DATE '2025-12-31'", "DATE '2025-12-01'", "DATE '2026-02-01'"),
      { kind: 'date' },
    );
    expect(figures).toMatchObject({ binUnit: 'month', min: '2025-12-01', max: '2026-02-01' });
    expect(figures.bins).toEqual([
      { from: '2025-12-01', to: '2026-01-01', count: 2 },
      { from: '2026-01-01', to: '2026-02-01', count: 0 },
      { from: '2026-02-01', to: '2026-03-01', count: 1 },
    ]);
  });

  it("counts an instant in the month of the run's zone", async () => {
    const { bins } = await count(values("TIMESTAMP '2026-01-31 16:00:00'"), { kind: 'timestamp' });
    expect(bins).toEqual([{ from: '2026-02-01', to: '2026-03-01', count: 1 }]);
  });
});
