import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { compilePlan } from '@tagwright/compiler';
import { parseDefinitions, type CatalogView } from '@tagwright/rules';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

interface Delivery {
  readonly source?: string;
  readonly load?: 'full' | 'incremental';
  /** The members of the mapping that say when. */
  readonly when?: string;
}

const mapping = ({ source = 'dealer', load = 'full', when = '' }: Delivery): string => `
source: ${source}
${when}
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
  - dataset: satisfaction
    from: visits
    load: ${load}
    columns:
      customer_id: { link: customer, key: NO }
      survey_date: { column: DAY }
`;

const ARRIVED = 'arrival: 2026-01-01';
const COVERED = 'period: { from: 2025-01-01, to: 2026-01-01 }';
const GENDER = `
fact: gender
name: { zh: 性别, en: Gender }
group: customer_attributes
subject: customer
type: code
list: gender
owner: test
pii: none
attribute: { column: gender }
from: customer
`;

describe('customers that a source no longer delivers', () => {
  let catalog: CatalogView;
  let harness: IngestHarness;
  let folder: string;

  /** Delivers rows `NO,MOBILE,SEX`, and visits by those keys. */
  const deliver = async (
    how: Delivery,
    people: readonly string[],
    visits: readonly string[] = [],
  ): Promise<readonly string[]> => {
    const lines = people.map((row) => `${row}\n`).join('');
    writeFileSync(join(folder, 'people.csv'), `NO,MOBILE,SEX\n${lines}`);
    const days = visits.map((key) => `${key},2025-05-05\n`).join('');
    writeFileSync(join(folder, 'visits.csv'), `NO,DAY\n${days}`);
    const { manifests } = await harness.ingest(mapping(how), folder);
    return manifests.map(({ dataset }) => dataset);
  };
  /** What a run at the start of a day finds: every customer of the population, with a fact. */
  const runOn = (day: string): Promise<unknown> => {
    const { set, diagnostics } = parseDefinitions([{ file: 'gender.yaml', text: GENDER }], catalog);
    expect(diagnostics).toEqual([]);
    const supplied = Object.values(harness.active).map((manifest) => ({ ...manifest, version: 1 }));
    const plan = compilePlan({ set, catalog, supplied, asOf: `${day}T00:00:00Z`, zone: 'UTC' });
    const select = plan.facts.find(({ subject }) => subject === 'customer')?.select ?? '';
    const sql = select.replaceAll(/"dataset"\."(\w+)"/g, '{$1}');
    return harness.query(`SELECT * FROM (${sql}) ORDER BY customer_id`);
  };
  const links = (): Promise<unknown> =>
    harness.query(
      'SELECT source_key AS k, customer_id AS id, valid_to AS "to" FROM {customer_link} ORDER BY _seq',
    );

  beforeAll(async () => {
    catalog = await shippedCatalog();
  });

  beforeEach(() => {
    harness = new IngestHarness(catalog);
    folder = mkdtempSync(join(tmpdir(), 'tagwright-source-'));
  });

  afterEach(() => {
    harness.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['on the day of its arrival', ARRIVED, '2026-01-01'],
    ['at the end of its period where it does not say when it arrived', COVERED, '2026-01-01'],
    ['and never were where it does not say when', '', '0001-01-01'],
  ])('of a full load are gone %s', async (_, when, to) => {
    await deliver({ when }, ['A,,M', 'B,,F']);
    await deliver({ when }, ['A,,M']);
    expect(await links()).toEqual([
      { k: 'A', id: 1, to: null },
      { k: 'B', id: 2, to },
    ]);
    expect(await runOn('2026-01-01')).toEqual([{ customer_id: 1, gender: 'male' }]);
  });

  it.each([ARRIVED, COVERED, ''])(
    'after a bad delivery and the good one again a run is what it was (%s)',
    async (when) => {
      const good = ['A,,M', 'B,13800138000,F'];
      const days = ['2025-06-01', '2026-01-01', '2026-06-01'];
      const runs = (): Promise<unknown> => Promise.all(days.map((day) => runOn(day)));
      await deliver({ when }, good, ['A', 'Z']);
      const before = [await runs(), await harness.query('FROM {satisfaction}')];
      await deliver({ when }, ['Y,,F', 'Z,13800138000,M', 'A,,F'], ['Z']);
      expect(await runs()).not.toEqual(before[0]);
      await deliver({ when }, good, ['A', 'Z']);
      expect([await runs(), await harness.query('FROM {satisfaction}')]).toEqual(before);
      expect(await deliver({ when }, good, ['A', 'Z'])).toEqual([]);
    },
  );

  it('keep their end when they stay away, and their id when they come back', async () => {
    await deliver({ when: 'arrival: 2026-01-01' }, ['A,,M', 'B,,F']);
    await deliver({ when: 'arrival: 2026-02-01' }, ['A,,M']);
    await deliver({ when: 'arrival: 2026-03-01' }, ['A,,M', 'C,,F']);
    const gone = { k: 'B', id: 2, to: '2026-02-01' };
    expect(await links()).toEqual(expect.arrayContaining([gone]));
    await deliver({ when: 'arrival: 2026-04-01' }, ['B,,F', 'A,,M']);
    expect(await links()).toEqual([
      { k: 'A', id: 1, to: null },
      { k: 'B', id: 2, to: null },
      { k: 'C', id: 3, to: '2026-04-01' },
    ]);
  });

  it('belong to the population up to the day before they are gone', async () => {
    await deliver({ when: 'arrival: 2026-01-01' }, ['A,,M', 'B,,F']);
    await deliver({ when: 'arrival: 2026-02-01' }, ['A,,M']);
    expect(await runOn('2026-01-31')).toHaveLength(2);
    expect(await runOn('2026-02-01')).toHaveLength(1);
  });

  it('stay where another source still knows them', async () => {
    await deliver({ when: ARRIVED }, ['A,13800138000,M', 'B,,F']);
    await deliver({ source: 'club', when: ARRIVED }, ['x,13800138000,F']);
    await deliver({ when: ARRIVED }, ['B,,F']);
    expect(await runOn('2026-01-01')).toEqual([
      { customer_id: 1, gender: 'female' },
      { customer_id: 2, gender: 'female' },
    ]);
  });

  it('stay where the load is incremental: it says nothing of those it leaves out', async () => {
    const how = { when: ARRIVED, load: 'incremental' } as const;
    await deliver(how, ['A,,M', 'B,,F'], ['A']);
    await deliver(how, ['C,,M'], ['B']);
    expect(await runOn('2026-01-01')).toHaveLength(3);
    expect(harness.active.satisfaction?.rows).toBe(2);
  });

  it('are unknown keys to whatever still refers to them', async () => {
    await deliver({ when: ARRIVED }, ['A,,M', 'B,,F'], ['A', 'B']);
    await deliver({ when: ARRIVED }, ['A,,M'], ['A', 'B']);
    expect(await harness.quarantine('satisfaction')).toMatchObject([
      { source_row: 2, column: 'NO', reason: 'unknown_key' },
    ]);
  });
});
