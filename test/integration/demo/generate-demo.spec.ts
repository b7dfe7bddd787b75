import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { generateDemo, type DemoSummary } from '@tagwright/demo';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const CUSTOMERS = 4_000;
const folder = mkdtempSync(join(tmpdir(), 'tagwright-demo-'));
const one = join(folder, 'one');
const two = join(folder, 'two');
let summary: DemoSummary;
let connection: DuckDBConnection;

async function hashes(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [path.slice(root.length), hash];
    }),
  );
}

async function rows(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const csv = (path: string): string =>
  `read_csv('${join(one, path)}', all_varchar = true, header = true, filename = true)`;

beforeAll(async () => {
  summary = await generateDemo({ customers: CUSTOMERS, seed: 5, outDir: one, threads: 1 });
  await generateDemo({ customers: CUSTOMERS, seed: 5, outDir: two, threads: 2 });
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  it('has the same bytes in every file on one thread and on two', async () => {
    const first = await hashes(one);
    expect(await hashes(two)).toEqual(first);
    expect(Object.keys(first)).toHaveLength(summary.files.length + 2);
  });

  it('has other bytes for another seed', async () => {
    const three = join(folder, 'three');
    await generateDemo({ customers: 50, seed: 6, outDir: three });
    await generateDemo({ customers: 50, seed: 5, outDir: join(folder, 'four') });
    expect(await hashes(three)).not.toEqual(await hashes(join(folder, 'four')));
  });

  it('has about fifteen rows per customer', () => {
    expect(summary.rows / CUSTOMERS).toBeGreaterThan(14);
    expect(summary.rows / CUSTOMERS).toBeLessThan(17);
  });

  it('counts in its manifest the rows of the files', async () => {
    expect(JSON.parse(readFileSync(join(one, 'manifest.json'), 'utf8'))).toEqual(summary);
    const counted = await rows(`SELECT (SELECT count(*) FROM ${csv('crm/crm_lead.csv')}),
      (SELECT count(*) FROM ${csv('insurance/ins_policy.csv.gz')}),
      (SELECT count(*) FROM '${join(one, 'label_vendor/vendor_label.parquet')}'),
      (SELECT count(*) FROM read_ndjson('${join(one, 'crm/crm_event.ndjson.gz')}'))`);
    const listed = ['crm/crm_lead.csv', 'insurance/ins_policy.csv.gz'].concat(
      ...['label_vendor/vendor_label.parquet', 'crm/crm_event.ndjson.gz'],
    );
    expect(counted[0]?.map(Number)).toEqual(
      listed.map((path) => summary.files.find((file) => file.path === path)?.rows),
    );
  });

  it('gives every vehicle a VIN of its own', async () => {
    expect(
      await rows(`SELECT count(*) - count(DISTINCT VIN), count(*) FILTER (length(VIN) <> 17)
        FROM ${csv('dealer_management/dms_vehicle.csv.gz')}`),
    ).toEqual([['0', '0']]);
  });

  it('writes customer names in GB18030, by the frequency of surnames', () => {
    const bytes = readFileSync(join(one, 'dealer_management/dms_customer.csv'));
    const names = new TextDecoder('gb18030', { fatal: true })
      .decode(bytes)
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, type]) => type === 'P')
      .map(([, , name]) => name ?? '');
    const share = (surname: string): number =>
      names.filter((name) => name.startsWith(surname)).length / names.length;
    expect(share('王')).toBeGreaterThan(0.055);
    expect(share('王')).toBeLessThan(0.085);
    expect(share('王')).toBeGreaterThan(share('陈'));
    expect(share('陈')).toBeGreaterThan(share('谢'));
  });

  it('ends before the reference date', async () => {
    expect(
      await rows(`SELECT max(OPEN_DATE) < '2026', min(OPEN_DATE) >= '2021'
        FROM ${csv('dealer_management/dms_service_order-*.csv.gz')}`),
    ).toEqual([[true, true]]);
  });
});

describe('the truth of the demo', () => {
  const truth = `'${join(one, 'truth.parquet')}'`;

  it('knows every kind of defect', async () => {
    const kinds = await rows(`SELECT DISTINCT kind FROM ${truth} ORDER BY kind`);
    expect(kinds.flat()).toEqual([
      ...['contradictory', 'duplicate_person', 'late', 'malformed', 'missing', 'out_of_range'],
      ...['unknown_key', 'unmapped_code'],
    ]);
  });

  it('names exactly the rows with an unmapped repair type', async () => {
    const file = 'dms_service_order-2023.csv.gz';
    const found = await rows(`
      SELECT n FROM (SELECT *, row_number() OVER () AS n FROM ${csv(`dealer_management/${file}`)})
      WHERE RO_TYPE = 'XX' ORDER BY n`);
    const told = await rows(`SELECT source_row FROM ${truth}
      WHERE kind = 'unmapped_code' AND "column" = 'RO_TYPE' AND file = '${file}' ORDER BY 1`);
    expect(found).toEqual(told);
    expect(found.length).toBeGreaterThan(0);
  });

  it('names exactly the visits that came a file late', async () => {
    const late =
      await rows(`SELECT count(*) FROM ${csv('dealer_management/dms_service_order-*.csv.gz')}
      WHERE left(OPEN_DATE, 4) <> substr(parse_filename(filename), 19, 4)`);
    const told = await rows(`SELECT count(*) FROM ${truth} WHERE kind = 'late'`);
    expect(late).toEqual(told);
  });

  it('points duplicated persons to one person', async () => {
    const [both] = await rows(`SELECT count(*), count(DISTINCT entity) FROM ${truth}
      WHERE kind = 'duplicate_person' AND source = 'crm'`);
    expect(Number(both?.[0])).toBeGreaterThan(5);
    expect(both?.[0]).toBe(both?.[1]);
  });
});
