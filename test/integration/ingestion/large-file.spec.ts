import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

const MAPPING = `
source: dealer
files:
  visits: { path: visits.ndjson, format: ndjson }
targets:
  - dataset: satisfaction
    from: visits
    load: full
    columns:
      customer_id: { link: customer, key: no }
      survey_date: { column: day }
      dealer: { column: note }
`;
const ROWS = 90_000;

describe('a text larger than what the engine reads at once, with half a gigabyte of memory', () => {
  let harness: IngestHarness;
  let folder: string;

  beforeAll(async () => {
    harness = new IngestHarness(await shippedCatalog());
    folder = mkdtempSync(join(tmpdir(), 'tagwright-large-'));
    // Lines of uneven length, so that records lie across the borders of any buffer.
    const line = (n: number): string =>
      `{"no":"C${n}","day":"2025-0${1 + (n % 9)}-11","note":"${'备注 '.repeat(100 + (n % 37))}"}\n`;
    writeFileSync(
      join(folder, 'visits.ndjson'),
      Array.from({ length: ROWS }, (_, n) => line(n)).join(''),
    );
  });
  afterAll(() => {
    harness.close();
    rmSync(folder, { recursive: true });
  });

  it('fails when the engine reads fewer records than there are, and leaves nothing', async () => {
    harness.distort = (sql) => sql.replace(/(FROM read_csv\([^;]*?\}\))/, '$1 LIMIT 89999');
    await expect(harness.ingest(MAPPING, folder)).rejects.toMatchObject({
      code: 'result_truncated',
    });
    harness.distort = (sql) => sql;
    expect(harness.files()).toEqual([]);
  }, 60_000);

  it('loses no record', async () => {
    const { accounts } = await harness.ingest(MAPPING, folder);
    expect(accounts).toMatchObject([
      { rowsIn: ROWS, rowsOut: ROWS, rowsMerged: 0, rowsFiltered: 0 },
    ]);
    expect(
      await harness.query(
        `SELECT count(DISTINCT customer_id) AS customers, count(DISTINCT source_row) AS places,
           count(*) FILTER (month(survey_date) <> 1 + (source_row - 1) % 9) AS wrong
         FROM {satisfaction}`,
      ),
    ).toEqual([{ customers: ROWS, places: ROWS, wrong: 0 }]);
  }, 60_000);
});
