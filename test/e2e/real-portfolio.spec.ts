import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine } from '@tagwright/engines';
import { newHome, removeHome, tagwright } from './start-instance.js';

/** A real French motor portfolio that lies beside the project; its licence keeps it out. */
const PORTFOLIO = join(import.meta.dirname, '../../../shared/data/fremotor');
/**
 * Whether the days since a customer's last claim are more than twice the expected interval, in plain
 * SQL over the source file: the interval is the own rhythm from three claims on, else a year.
 */
const OVERDUE = `
  WITH claims AS (
    SELECT split_part(IDpol, '.', 1) AS customer, count(*) AS n,
           min(OccurDate::DATE) AS first, max(OccurDate::DATE) AS last
    FROM read_csv('${join(PORTFOLIO, 'claim.csv.gz')}', all_varchar = true) GROUP BY 1)
  SELECT DATE '2005-01-01' - last > 2 * greatest(30,
    CASE WHEN n >= 3 THEN round((last - first) / (n - 1)::DECIMAL(18, 6), 2) ELSE 365 END)
  FROM claims`;

/** Rows by the text of a query's one column, '' where it is missing. */
async function countBy(sql: string): Promise<Map<string, number>> {
  const engine = await DuckDbEngine.open({
    threads: 2,
    memoryLimit: '1GB',
    tempDirectory: tmpdir(),
  });
  try {
    const rows = await engine.query(
      `SELECT coalesce(v::VARCHAR, '') AS v, count(*) AS n FROM (${sql}) t(v) GROUP BY 1`,
    );
    return new Map(rows.map(({ v, n }) => [typeof v === 'string' ? v : '', Number(n)]));
  } finally {
    engine.close();
  }
}

const suite = existsSync(PORTFOLIO) ? describe : describe.skip;

suite('the real portfolio (needs ../shared/data/fremotor)', () => {
  let home: string;

  beforeAll(async () => {
    home = await newHome();
    await tagwright(home, ['ingest', 'fremotor', PORTFOLIO]);
  }, 120_000);

  afterAll(() => removeHome(home));

  it('gives the figures that any correct load gives', async () => {
    const { stdout } = await tagwright(home, ['figures', 'fremotor', '--json']);
    const expected: unknown = JSON.parse(await readFile(join(PORTFOLIO, 'expected.json'), 'utf8'));
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it('takes all shipped tags unchanged; what cannot be known is missing, not wrong', async () => {
    const run = await tagwright(home, ['run', '--as-of', '2005-01-01', '--json']);
    expect(run.code).toBe(0);
    const renewal = await tagwright(home, ['explain', '1', 'insurance_renewal_due', '--json']);
    expect(JSON.parse(renewal.stdout)).toMatchObject({ value: true });
    const churn = await tagwright(home, ['explain', '1', 'churn_warning', '--json']);
    expect(JSON.parse(churn.stdout)).toMatchObject({ value: null, outcome: 'unknown' });
    expect(churn.stdout).toContain('dataset complaint is not supplied');
  }, 60_000);

  it('warns where no complaint could change the level, and of nobody else', async () => {
    const file = join(home, 'customers.csv');
    await tagwright(home, ['snapshot', 'export', '1', '--format', 'csv', '--out', file]);
    const levels = await countBy(`SELECT churn_warning FROM read_csv('${file}')`);
    const overdue = await countBy(OVERDUE);
    expect(levels.get('very_serious')).toBe(overdue.get('true'));
    expect([...levels.keys()].sort()).toEqual(['', 'very_serious']);
  }, 60_000);
});
