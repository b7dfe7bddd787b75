import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CatalogView } from '@tagwright/rules';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

interface Load {
  readonly source?: string;
  readonly rank?: number;
  readonly load?: 'full' | 'incremental';
  readonly rule: string;
}

const mapping = ({ source = 'dealer', rank = 1, load = 'full', rule }: Load): string => `
source: ${source}
rank: ${rank}
files: { people: { path: 'people-*.csv', format: csv } }
targets:
  - dataset: customer
    from: people
    load: ${load}
    columns:
      customer_id: { link: customer, key: NO, shared: { column: MOBILE, as: mobile } }
      gender: { column: SEX, convert: [{ code: { M: male, F: female } }] }
      registered_date: { column: SINCE }
    survivorship: ${rule}
`;

const FREQUENT = '{ columns: { gender: mostFrequent } }';
const MIN = '{ columns: { registered_date: min } }';

describe('which value survives', () => {
  let catalog: CatalogView;
  let harness: IngestHarness;
  let folder: string;

  /** Loads files of rows `SEX SINCE`, all of one customer whom every source knows by mobile. */
  const load = async (how: Load, ...files: string[][]): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'tagwright-source-'));
    for (const [index, rows] of files.entries()) {
      const lines = rows.map((row) => `A,13800138000,${row.replace(' ', ',')}\n`);
      writeFileSync(join(folder, `people-${index}.csv`), `NO,MOBILE,SEX,SINCE\n${lines.join('')}`);
    }
    await harness.ingest(mapping(how), folder);
  };
  const survivor = async (column: string): Promise<unknown> => {
    const rows = await harness.query(`SELECT ${column} AS v FROM {customer}`);
    expect(rows).toHaveLength(1);
    return rows[0]?.v;
  };
  const gender = (): Promise<unknown> => survivor('gender');
  const since = (): Promise<unknown> => survivor('registered_date');

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

  describe('mostFrequent within a load', () => {
    it.each([
      ['the value of the most rows', [['M ', 'M ', 'F ']], 'male'],
      ['over all files of the load', [['F ', 'M '], ['M '], ['F ', 'M ']], 'male'],
      [
        'of equally frequent ones that of the most preferred row',
        [['F ', 'M ', 'M ', 'F ']],
        'female',
      ],
      ['missing values do not vote', [[' ', ' ', ' ', 'M ', ' ']], 'male'],
      ['nor do values that could not be used', [['? ', '? ', 'M ']], 'male'],
    ])('%s', async (_, files, winner) => {
      await load({ rule: FREQUENT }, ...files);
      expect(await gender()).toBe(winner);
    });

    it('ties follow the declared order of the rows', async () => {
      const rule =
        '{ order: [{ column: SINCE, direction: desc }], columns: { gender: mostFrequent } }';
      await load({ rule }, ['F 2024-05-01', 'M 2020-01-01']);
      expect(await gender()).toBe('female');
    });
  });

  describe('mostFrequent across loads: votes are not added up', () => {
    it('of two sources the better rank wins, however often the other one says so', async () => {
      await load({ rule: FREQUENT }, ['M ']);
      await load({ source: 'club', rank: 2, rule: FREQUENT }, ['F ', 'F ', 'F ']);
      expect(await gender()).toBe('male');
    });

    it('whichever source came first', async () => {
      await load({ source: 'club', rank: 2, rule: FREQUENT }, ['F ', 'F ', 'F ']);
      await load({ rule: FREQUENT }, ['M ']);
      expect(await gender()).toBe('male');
    });

    it('a better rank without a value leaves it to the next', async () => {
      await load({ rule: FREQUENT }, [' 2020-01-01']);
      await load({ source: 'club', rank: 2, rule: FREQUENT }, ['F ', 'M ', 'F ']);
      expect(await gender()).toBe('female');
    });

    it('of two loads of one source the later wins', async () => {
      await load({ rule: FREQUENT }, ['M ', 'M ', 'M ']);
      await load({ load: 'incremental', rule: FREQUENT }, ['F ']);
      expect(await gender()).toBe('female');
    });

    it('what loses is a conflict, within a load and across', async () => {
      await load({ rule: FREQUENT }, ['M ', 'M ', 'F ']);
      await load({ source: 'club', rank: 2, rule: FREQUENT }, ['F ']);
      expect(await harness.conflicts('customer')).toEqual([
        { subject_id: 1, column: 'gender', value: 'female', won: false, source_row: 1 },
        { subject_id: 1, column: 'gender', value: 'female', won: false, source_row: 3 },
        { subject_id: 1, column: 'gender', value: 'male', won: true, source_row: 2 },
        { subject_id: 1, column: 'gender', value: 'male', won: true, source_row: 3 },
      ]);
    });
  });

  describe('a conflict', () => {
    it('is not where all rows that say anything say the same', async () => {
      await load({ rule: FREQUENT }, ['M 2021-01-01', ' ', 'M ', ' 2021-01-01']);
      expect(harness.active.customer?.conflicts).toEqual([]);
      await load({ source: 'club', rank: 2, rule: FREQUENT }, ['M ', ' ']);
      expect(harness.active.customer?.conflicts).toEqual([]);
    });

    it('has its losers on record, and the winner once', async () => {
      await load({ rule: MIN }, ['M 2023-01-01', 'M 2021-01-01', 'F 2021-01-01', ' 2022-01-01']);
      const of = async (column: string): Promise<unknown> =>
        (await harness.conflicts('customer'))
          .filter((row) => row.column === column)
          .map(({ value, won }) => [value, won]);
      expect(await of('registered_date')).toEqual([
        ['2021-01-01', true],
        ['2022-01-01', false],
        ['2023-01-01', false],
      ]);
      expect(await of('gender')).toEqual([
        ['female', true],
        ['male', false],
      ]);
    });
  });

  describe('min and max', () => {
    it('hold over all loads and sources that say the same', async () => {
      await load({ rule: MIN }, ['M 2021-01-01', 'M 2023-01-01']);
      await load({ source: 'club', rank: 2, rule: MIN }, ['M 2019-01-01', 'M 2024-01-01']);
      expect(await since()).toBe('2019-01-01');
      await load({ load: 'incremental', rule: MIN }, ['M 2018-01-01']);
      expect(await since()).toBe('2018-01-01');
    });

    it('as the default too', async () => {
      await load({ rule: '{ default: max }' }, ['M 2021-01-01', 'M 2023-01-01']);
      await load({ source: 'club', rank: 2, rule: '{ default: max }' }, ['F 2024-01-01']);
      expect(await since()).toBe('2024-01-01');
    });

    it('only within a load where another source says otherwise: then the better rank wins', async () => {
      await load({ rule: MIN }, ['M 2021-01-01', 'M 2023-01-01']);
      await load({ source: 'club', rank: 2, rule: '{}' }, ['M 2019-01-01']);
      expect(await since()).toBe('2021-01-01');
    });
  });
});
