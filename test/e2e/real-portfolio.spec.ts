import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newHome, removeHome, tagwright } from './start-instance.js';

/** A real French motor portfolio that lies beside the project; its licence keeps it out. */
const PORTFOLIO = join(import.meta.dirname, '../../../shared/data/fremotor');
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
});
