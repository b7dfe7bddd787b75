import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CatalogView } from '@tagwright/rules';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

const GOOD = 'NO,SEX,BORN\n1,M,1980-01-01\n2,F,1990-02-03\n';

const mapping = (file: string): string => `
source: club
files: { people: { path: people.csv, format: csv, ${file} } }
targets:
  - dataset: customer
    from: people
    columns:
      customer_id: { link: customer, key: NO }
      gender: { column: SEX, convert: [{ code: { M: male, F: female } }] }
      birth_date: { column: BORN }
`;

describe('bad input', () => {
  let catalog: CatalogView;
  let harness: IngestHarness;
  let folder: string;

  const write = (content: string | Uint8Array): void => {
    writeFileSync(join(folder, 'people.csv'), content);
  };
  const ingest = (file = 'compression: none'): ReturnType<IngestHarness['ingest']> =>
    harness.ingest(mapping(file), folder);

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

  const gzipped = gzipSync(GOOD);
  const wrongSum = Uint8Array.from(gzipped);
  wrongSum[gzipped.length - 8] = (wrongSum[gzipped.length - 8] ?? 0) ^ 0xff;

  it.each<[string, string | Uint8Array, string, string, RegExp]>([
    ['a wrong delimiter', GOOD, "delimiter: ';'", 'wrong_delimiter', /people\.csv.*a comma/],
    [
      'a cut-off gzip',
      gzipped.subarray(0, -9),
      'compression: gzip',
      'gzip_truncated',
      /people\.csv/,
    ],
    ['a wrong checksum', wrongSum, 'compression: gzip', 'gzip_corrupt', /people\.csv.*checksum/],
    ['no gzip at all', GOOD, 'compression: gzip', 'not_gzip', /people\.csv is not gzip/],
    ['a single letter', 'N', 'compression: gzip', 'not_gzip', /people\.csv is not gzip/],
    [
      'gzip with other bytes after it',
      Buffer.concat([gzipped, Buffer.from(GOOD)]),
      'compression: gzip',
      'gzip_trailing_bytes',
      /people\.csv has other bytes after its gzip data/,
    ],
    [
      'a gzip header of an unknown method',
      Uint8Array.from([0x1f, 0x8b, 7, ...gzipped.subarray(3)]),
      'compression: gzip',
      'gzip_corrupt',
      /people\.csv is damaged/,
    ],
    [
      'half a gzip header',
      gzipped.subarray(0, 1),
      'compression: gzip',
      'gzip_truncated',
      /people\.csv is cut off/,
    ],
    ['an empty file', '', 'compression: none', 'empty_file', /people\.csv is empty\.$/],
    ['an empty file for gzip', '', 'compression: gzip', 'empty_file', /people\.csv is empty\.$/],
    ['gzip of nothing', gzipSync(''), 'compression: gzip', 'empty_file', /people\.csv is empty\.$/],
    [
      'a header without a needed column',
      'NO,SEX\n1,M\n',
      'compression: none',
      'missing_column',
      /BORN.*It has: NO, SEX/,
    ],
    [
      'another encoding',
      Buffer.concat([Buffer.from(GOOD), Buffer.from('3,\xe4,\n', 'latin1')]),
      'encoding: utf-8',
      'wrong_encoding',
      /line 4/,
    ],
    [
      'bytes that GB18030 does not know',
      Buffer.concat([Buffer.from(GOOD), Buffer.from([0x33, 0x2c, 0x81, 0x20, 0x2c, 0x0a])]),
      'encoding: gb18030',
      'wrong_encoding',
      /gb18030: line 4/,
    ],
    [
      'a quote that is never closed',
      'NO,SEX,BORN\n1,"M,1980-01-01\n2,F,\n',
      'compression: none',
      'unterminated_quote',
      /line 2/,
    ],
  ])('%s: a clear message, and the old version stays', async (_, content, file, code, message) => {
    write(GOOD);
    await ingest();
    const before = { active: structuredClone(harness.active), files: harness.files().sort() };
    write(content);
    await expect(ingest(file)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as unknown,
    });
    expect({ active: harness.active, files: harness.files().sort() }).toEqual(before);
  });

  it('gzip in several members is one file', async () => {
    write(Buffer.concat([gzipped, gzipSync('3,M,\n')]));
    await ingest('compression: gzip');
    expect(harness.active.customer?.rows).toBe(3);
  });

  it('a missing file, named or by a pattern: says which path', async () => {
    await expect(ingest()).rejects.toMatchObject({
      code: 'missing_file',
      message: expect.stringContaining(join(folder, 'people.csv')) as unknown,
    });
    const pattern = mapping('compression: none').replace('people.csv', "'p-*.csv'");
    await expect(harness.ingest(pattern, folder)).rejects.toMatchObject({ code: 'missing_file' });
  });

  it('a header alone would empty a full dataset: it is refused unless it may be empty', async () => {
    write(GOOD);
    await ingest();
    write('NO,SEX,BORN\n');
    await expect(ingest()).rejects.toMatchObject({
      code: 'no_records',
      message: expect.stringMatching(/people\.csv has no records.*customer.*mayBeEmpty/) as unknown,
      details: { file: 'people.csv', datasets: ['customer'] },
    });
    expect(harness.active.customer?.rows).toBe(2);
    await ingest('mayBeEmpty: true');
    expect(harness.active.customer?.rows).toBe(0);
  });

  it('a header alone adds nothing to an incremental dataset', async () => {
    const incremental = mapping('delimiter: ","').replace(
      'from: people',
      '$&\n    load: incremental',
    );
    write(GOOD);
    await harness.ingest(incremental, folder);
    write('NO,SEX,BORN\n');
    await harness.ingest(incremental, folder);
    expect(harness.active.customer?.rows).toBe(2);
  });

  it('a field of 10 MB costs its record, not the file', async () => {
    write(`${GOOD}3,"${'x'.repeat(10_000_000)}",\n4,M,\n`);
    const { accounts } = await ingest();
    expect(accounts).toEqual([
      {
        file: 'people.csv',
        dataset: 'customer',
        rowsIn: 4,
        rowsOut: 3,
        rowsMerged: 0,
        rowsQuarantined: 1,
        rowsFiltered: 0,
      },
    ]);
    expect(await harness.quarantine('customer')).toMatchObject([
      {
        source_row: 3,
        line: 4,
        column: 'SEX',
        value: '*'.repeat(80),
        reason: 'field_too_large',
        scope: 'row',
      },
    ]);
  });

  it('quoted line breaks keep rows and lines right', async () => {
    write('NO,SEX,BORN\r\n"1\r\n2",M,1980-01-01\r\n3,?,1990-02-30\r\n');
    await ingest();
    expect(await harness.query('SELECT source_key FROM {customer_link} ORDER BY _seq')).toEqual([
      { source_key: '1\n2' },
      { source_key: '3' },
    ]);
    expect(await harness.quarantine('customer')).toEqual([
      {
        source_row: 2,
        line: 4,
        column: 'BORN',
        value: '1*********',
        reason: 'not_a_date',
        scope: 'value',
      },
      {
        source_row: 2,
        line: 4,
        column: 'SEX',
        value: '?',
        reason: 'unmapped_code',
        scope: 'value',
      },
    ]);
  });

  it('records of another width and without a key are set aside, the rest goes on', async () => {
    write(`${GOOD}3,M\n,F,1970-01-01\n5,M,\n`);
    await ingest();
    expect(await harness.quarantine('customer')).toEqual([
      {
        source_row: 3,
        line: 4,
        column: 'BORN',
        value: '2 instead of 3',
        reason: 'wrong_field_count',
        scope: 'row',
      },
      {
        source_row: 4,
        line: 5,
        column: 'NO',
        value: null,
        reason: 'required_missing',
        scope: 'row',
      },
    ]);
    expect(harness.active.customer?.rows).toBe(3);
  });

  it('repeated keys leave one row each; contradictions are on record', async () => {
    write(`${GOOD}1,F,\n2,F,1990-02-03\n`);
    await ingest();
    const rows = await harness.query(
      'SELECT gender, birth_date, source_row FROM {customer} ORDER BY customer_id',
    );
    expect(rows).toEqual([
      { gender: 'female', birth_date: '1980-01-01', source_row: 3 },
      { gender: 'female', birth_date: '1990-02-03', source_row: 4 },
    ]);
    // The date of birth comes from another row than the surviving one, but nobody contradicts it.
    expect(await harness.conflicts('customer')).toEqual([
      { subject_id: 1, column: 'gender', value: 'female', won: true, source_row: 3 },
      { subject_id: 1, column: 'gender', value: 'male', won: false, source_row: 1 },
    ]);
  });

  it('what is set aside is kept under a name from its content: another attempt writes its own', async () => {
    write('NO,SEX,BORN\n1,X,1980-01-01\n');
    const first = await ingest();
    write('NO,SEX,BORN\n1,Y,1980-01-01\n');
    const second = await ingest();
    const kept = [first, second].flatMap(({ manifests }) => manifests.flatMap((m) => m.quarantine));
    expect(new Set(kept.map(({ file }) => file)).size).toBe(2);
    for (const { file, sha256 } of kept)
      expect(file).toBe(`quarantine/club-${sha256.slice(0, 16)}.parquet`);
  });

  it('a value outside its code list is listed', async () => {
    write('NO,SEX,BORN\n1,male,\n2,robot,\n');
    const direct = mapping('compression: none').replace(
      ', convert: [{ code: { M: male, F: female } }]',
      '',
    );
    await harness.ingest(direct, folder);
    expect(await harness.quarantine('customer')).toEqual([
      {
        source_row: 2,
        line: 3,
        column: 'SEX',
        value: 'robot',
        reason: 'unknown_code',
        scope: 'value',
      },
    ]);
  });
});
