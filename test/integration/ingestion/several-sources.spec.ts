import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

const source = (name: string, rank: number, load = 'full', period = '2024'): string => `
source: ${name}
rank: ${rank}
period: { from: ${period}-01-01, to: 2026-01-01 }
files:
  people: { path: people.csv, format: csv }
  visits: { path: visits.csv, format: csv, mayBeEmpty: true }
targets:
  - dataset: customer
    from: people
    load: ${load}
    columns:
      customer_id: { link: customer, key: NO, shared: { column: MOBILE, as: mobile } }
      gender: { column: SEX, convert: [{ code: { M: male, F: female } }] }
      birth_date: { column: BORN }
  - dataset: customer_contact
    from: people
    load: ${load}
    columns:
      customer_id: { link: customer, key: NO }
      mobile: { column: MOBILE, convert: [mobile] }
  - dataset: satisfaction
    from: visits
    load: ${load}
    where: { column: KIND, operator: notEqual, value: test }
    columns:
      customer_id: { link: customer, key: NO }
      survey_date: { column: DAY }
      score: { column: SCORE, range: { min: 0, max: 100 } }
`;

describe('several sources', () => {
  let harness: IngestHarness;
  let folder: string;

  const write = (people: string, visits = ''): void => {
    writeFileSync(join(folder, 'people.csv'), `NO,MOBILE,SEX,BORN\n${people}`);
    writeFileSync(join(folder, 'visits.csv'), `NO,DAY,SCORE,KIND\n${visits}`);
  };
  const customers = (): Promise<unknown> =>
    harness.query(
      'SELECT customer_id AS id, gender, birth_date AS born FROM {customer} ORDER BY 1',
    );

  beforeEach(async () => {
    harness = new IngestHarness(await shippedCatalog());
    folder = mkdtempSync(join(tmpdir(), 'tagwright-source-'));
  });

  afterEach(() => {
    harness.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('one customer by a shared key; the better rank wins, attribute by attribute', async () => {
    write('A,13800138000,M,\nB,,F,1980-01-01\n');
    await harness.ingest(source('dealer', 1), folder);
    write('x,+8613800138000,F,1990-05-05\ny,13900139000,,\n');
    await harness.ingest(source('club', 2), folder);
    expect(await customers()).toEqual([
      { id: 1, gender: 'male', born: '1990-05-05' },
      { id: 2, gender: 'female', born: '1980-01-01' },
      { id: 3, gender: null, born: null },
    ]);
    expect(
      await harness.query(
        'SELECT source_key AS k, customer_id AS id, method FROM {customer_link} ORDER BY k',
      ),
    ).toEqual([
      { k: 'A', id: 1, method: 'own_key' },
      { k: 'B', id: 2, method: 'own_key' },
      { k: 'x', id: 1, method: 'shared_key' },
      { k: 'y', id: 3, method: 'own_key' },
    ]);
    // Only one source knows the date of birth, so there is nothing to contradict.
    expect(await harness.conflicts('customer')).toMatchObject([
      { subject_id: 1, column: 'gender', value: 'female', won: false },
      { subject_id: 1, column: 'gender', value: 'male', won: true },
    ]);
  });

  it('ids are dense and do not depend on a second load; a full load replaces its own source only', async () => {
    write('A,,M,\nB,,F,\n');
    await harness.ingest(source('dealer', 1), folder);
    write('x,,F,\n');
    await harness.ingest(source('club', 2), folder);
    write('B,,F,\nC,,M,\n');
    await harness.ingest(source('dealer', 1), folder);
    expect(await customers()).toEqual([
      { id: 2, gender: 'female', born: null },
      { id: 3, gender: 'female', born: null },
      { id: 4, gender: 'male', born: null },
    ]);
  });

  it('a source whose values all lose is on record: they stand when the better source goes', async () => {
    write('A,13800138000,M,\n');
    await harness.ingest(source('dealer', 1), folder);
    write('x,13800138000,F,\n');
    await harness.ingest(source('club', 2), folder);
    expect(await customers()).toEqual([{ id: 1, gender: 'male', born: null }]);
    expect(await harness.conflicts('customer')).toHaveLength(2);
    const again = await harness.ingest(source('club', 2), folder);
    expect(again.manifests).toEqual([]);
    write('B,,F,\n');
    await harness.ingest(source('dealer', 1), folder);
    expect(await customers()).toEqual([
      { id: 1, gender: 'female', born: null },
      { id: 2, gender: 'female', born: null },
    ]);
  });

  it('an incremental load adds to what came before', async () => {
    write('A,,M,\n', 'A,2025-01-01,90,real\n');
    await harness.ingest(source('dealer', 1), folder);
    write('A,,F,\n', 'A,2025-02-01,80,real\n');
    await harness.ingest(source('dealer', 1, 'incremental'), folder);
    expect(await customers()).toEqual([{ id: 1, gender: 'female', born: null }]);
    expect(harness.active.satisfaction).toMatchObject({ rows: 2 });
    const again = await harness.ingest(source('dealer', 1, 'incremental'), folder);
    expect(again.manifests).toEqual([]);
  });

  it('filters, sets aside and merges add up; unknown keys and values out of range are listed', async () => {
    write(
      'A,,M,\nA,,M,\n',
      'A,2025-01-01,90,real\nA,2025-01-02,900,real\nZ,2025-01-03,50,real\nA,2025-01-04,1,test\n',
    );
    const { accounts } = await harness.ingest(source('dealer', 1), folder);
    expect(accounts).toMatchObject([
      { dataset: 'customer', rowsIn: 2, rowsOut: 1, rowsMerged: 1 },
      { dataset: 'customer_contact', rowsIn: 2, rowsOut: 1, rowsMerged: 1 },
      { dataset: 'satisfaction', rowsIn: 4, rowsOut: 2, rowsQuarantined: 1, rowsFiltered: 1 },
    ]);
    expect(await harness.quarantine('satisfaction')).toMatchObject([
      { source_row: 2, column: 'SCORE', value: '900', reason: 'out_of_range', scope: 'value' },
      { source_row: 3, column: 'NO', value: 'Z', reason: 'unknown_key', scope: 'row' },
    ]);
  });

  it('covers what all sources cover', async () => {
    write('A,,M,\n', 'A,2025-01-01,90,real\n');
    await harness.ingest(source('dealer', 1, 'full', '2020'), folder);
    await harness.ingest(source('club', 2, 'full', '2023'), folder);
    expect(harness.active.satisfaction?.period).toEqual({
      from: '2023-01-01',
      to: '2026-01-01',
    });
  });

  it('keeps contact data encrypted', async () => {
    write('A,13800138000,M,\n');
    await harness.ingest(source('dealer', 1), folder);
    const [part] = harness.active.customer_contact?.parts ?? [];
    expect(part?.file).toMatch(/\.parquet\.enc$/);
    const bytes = readFileSync(join(harness.data, part?.file ?? ''));
    expect(bytes.includes('13800138000')).toBe(false);
    expect(bytes.subarray(0, 4).toString()).not.toBe('PAR1');
  });
});
