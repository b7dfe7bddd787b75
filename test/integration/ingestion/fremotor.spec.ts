import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IngestHarness, shippedCatalog, shippedMapping } from './ingest-harness.js';

const DIRECTORY = join(import.meta.dirname, '../../../../shared/data/fremotor');
const present = existsSync(DIRECTORY);
// A real portfolio that is not part of this project: where it is absent there is nothing to read.
const describeReal = present ? describe : describe.skip;

describeReal(`fremotor${present ? '' : ` (skipped: ${DIRECTORY} is not here)`}`, () => {
  let harness: IngestHarness;

  const numberOf = async (sql: string): Promise<unknown> =>
    Object.values((await harness.query(sql))[0] ?? {})[0];

  beforeAll(async () => {
    const catalog = await shippedCatalog();
    harness = new IngestHarness(catalog);
    await harness.ingest(shippedMapping('fremotor', catalog), DIRECTORY);
  });

  afterAll(() => {
    harness.close();
  });

  it.each([
    ['customer', 13757],
    ['customer_link', 13757],
    ['vehicle', 25743],
    ['vehicle_link', 25743],
    ['ownership', 25743],
    ['insurance_policy', 41634],
    ['service_order', 7415],
  ])('%s has %i rows', async (dataset, rows) => {
    expect(harness.active[dataset]?.rows).toBe(rows);
    expect(await numberOf(`SELECT count(*) FROM {${dataset}}`)).toBe(rows);
  });

  it('numbers customers densely from 1', async () => {
    const sql = 'SELECT max(customer_id) - count(DISTINCT customer_id) FROM {customer_link}';
    expect(await numberOf(sql)).toBe(0);
  });

  it('finds the contradictions', async () => {
    const conflicts = await harness.conflicts('customer');
    const subjects = (column: string): number =>
      new Set(
        conflicts
          .filter((row) => row.column === column && row.won === false)
          .map((row) => row.subject_id),
      ).size;
    expect([subjects('gender'), subjects('marital_status')]).toEqual([913, 481]);
  });

  it('keeps exact sums, negative payments included', async () => {
    expect(await numberOf('SELECT sum(amount) FROM {service_order}')).toBe('8187208.00');
    const premium = `SELECT sum(premium) FROM {insurance_policy} WHERE start_date = '2004-01-01'`;
    expect(await numberOf(premium)).toBe('7005939.70');
  });

  it('covers two years', () => {
    const period = { from: '2003-01-01', to: '2005-01-01' };
    expect(harness.active.insurance_policy?.period).toEqual(period);
  });

  it('quarantines nothing', () => {
    expect(Object.values(harness.active).flatMap(({ quarantine }) => quarantine)).toEqual([]);
  });

  it('changes nothing when the same content comes again', async () => {
    const before = harness.files().sort();
    const catalog = await shippedCatalog();
    const again = await harness.ingest(shippedMapping('fremotor', catalog), DIRECTORY);
    expect(again.manifests).toEqual([]);
    expect([...again.unchanged].sort()).toEqual(Object.keys(harness.active).sort());
    expect(harness.files().sort()).toEqual(before);
  });
});
