import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileAccount } from '@tagwright/ingestion';
import type { CatalogView } from '@tagwright/rules';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

const MAPPING = `
source: club
files: { visits: { path: visits.ndjson, format: ndjson } }
targets:
  - dataset: customer
    from: visits
    columns: { customer_id: { link: customer, key: no } }
  - dataset: service_order
    from: visits
    where: { column: kind, operator: isMissing }
    columns:
      customer_id: { link: customer, key: no }
      open_date: { column: day }
      order_no: { column: note.text }
      amount: { column: amount }
`;

const BOM = '\ufeff';
/** A line with a good key and day, and whatever else; of a repeated key the first counts. */
const line = (rest: string): string =>
  `{"no":"A","day":"2024-01-02"${rest},"kind":null,"amount":null,"note":{"text":null}}`;

describe('lines of NDJSON', () => {
  let catalog: CatalogView;
  let harness: IngestHarness;
  let folder: string;

  /** Ingests the lines; rows in = out + merged + quarantined + filtered must hold, and is given. */
  const ingest = async (...lines: string[]): Promise<FileAccount | undefined> => {
    writeFileSync(join(folder, 'visits.ndjson'), lines.join('\n'));
    const { accounts } = await harness.ingest(MAPPING, folder);
    for (const { rowsIn, rowsOut, rowsMerged, rowsQuarantined, rowsFiltered } of accounts) {
      expect(rowsOut + rowsMerged + rowsQuarantined + rowsFiltered).toBe(rowsIn);
    }
    return accounts.find(({ dataset }) => dataset === 'service_order');
  };
  const orders = (): Promise<unknown> =>
    harness.query(
      'SELECT source_row AS row, order_no, amount FROM {service_order} ORDER BY source_row',
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
    ['half a line', '{"no":"A","day":"2024-0', 'malformed_json'],
    ['an array', '[{"no":"A","day":"2024-01-02"}]', 'malformed_json'],
    ['a number', '17', 'malformed_json'],
    ['a string', '"{}"', 'malformed_json'],
    ['null', 'null', 'malformed_json'],
    ['two objects', `${line('')}${line('')}`, 'malformed_json'],
    ['single quotes', "{'no':'A','day':'2024-01-02'}", 'malformed_json'],
    ['blanks', '   ', 'malformed_json'],
    ['half a character', line(',"note":{"text":"\\ud83d"}'), 'malformed_json'],
    ['a bare control character', line(',"note":{"text":"a\x01b"}'), 'malformed_json'],
    ['a bare tab inside a text', line(',"note":{"text":"a\tb"}'), 'malformed_json'],
    ['a NUL', line(',"note":{"text":"a\0b"}'), 'control_character'],
    ['a NUL, escaped', line(',"note":{"text":"a\\u0000b"}'), 'control_character'],
    ['a mark of byte order on its way', `${BOM}${line('')}`, 'malformed_json'],
    [
      'a million characters',
      line(`,"note":{"text":"${'x'.repeat(1_000_000)}"}`),
      'field_too_large',
    ],
  ])('%s costs its line for every target, and no other', async (_, bad, reason) => {
    expect(await ingest(line(''), bad, line(''))).toMatchObject({
      rowsIn: 3,
      rowsOut: 2,
      rowsQuarantined: 1,
    });
    const row = { source_row: 2, line: 2, reason, scope: 'row' };
    const [found] = await harness.quarantine('service_order');
    expect(found).toMatchObject(row);
    // Its shape can be seen, but nothing of what it says.
    expect(found?.value).toMatch(/^[^\p{L}\p{N}\p{Cc}]{1,80}$/u);
    expect(await harness.quarantine('customer')).toEqual([found]);
  });

  it('the shape of a bad line is shown, and the column where one is to blame', async () => {
    const nul = line(',"note":{"text":"王\\u0000"}');
    await ingest(line(''), '{"no":"李娜 7", \'day\'}', nul, line('').replace('A', '\0'));
    const found = await harness.quarantine('customer');
    expect(found.map(({ column, value }) => [column, value])).toEqual([
      [null, `{"**":"** *", '***'}`],
      ['note.text', nul.replace(/[\p{L}\p{N}]/gu, '*').slice(0, 80)],
      [null, '{"**":"'],
    ]);
  });

  it.each([
    ['a member', line('').replace('"amount":null,', ''), 'amount'],
    ['a member of a member', line('').replace('"text"', '"texts"'), 'note.text'],
    ['a key', line('').replace('"no"', '"nr"'), 'no'],
    ['what only a filter asks for', line('').replace('"kind":null,', ''), 'kind'],
  ])('%s that no line has stops the ingestion, and the old version stays', async (_, bad, name) => {
    await ingest(line(''));
    const before = structuredClone(harness.active);
    await expect(ingest(bad, '{', bad)).rejects.toMatchObject({
      code: 'missing_column',
      message: expect.stringMatching(
        new RegExp(`^visits\\.ndjson has no column ${name}: .*It has: .*day`),
      ) as unknown,
      details: { file: 'visits.ndjson', column: name },
    });
    expect(harness.active).toEqual(before);
    // One line that has it, though without a value, is enough.
    expect(await ingest(bad, line(''))).toBeDefined();
  });

  it('a file of nothing but bad lines is a dataset without rows', async () => {
    expect(await ingest('[1]', '{')).toMatchObject({ rowsIn: 2, rowsOut: 0, rowsQuarantined: 2 });
    expect(harness.active.service_order?.rows).toBe(0);
  });

  it('a file of empty lines has no records and is refused', async () => {
    await expect(ingest('', '', '')).rejects.toMatchObject({ code: 'no_records' });
  });

  it('an empty line is no row but counts as a line', async () => {
    const account = await ingest('', line(''), '', '\r', line(',"day":1,"amount":"?"'), '');
    expect(account).toMatchObject({ rowsIn: 2, rowsOut: 2 });
    expect(await harness.quarantine('service_order')).toMatchObject([
      { source_row: 2, line: 5, reason: 'not_a_decimal' },
    ]);
  });

  it("a mark of byte order at the file's start and blanks before the object are nothing", async () => {
    expect(await ingest(`${BOM}${line('')}`, ` \t${line('')} `)).toMatchObject({ rowsOut: 2 });
  });

  it('a last line without a line break is read', async () => {
    expect(await ingest(line(''), line(',"kind":"test"'))).toMatchObject({
      rowsIn: 2,
      rowsOut: 1,
      rowsFiltered: 1,
    });
  });

  it('of a repeated key the first counts', async () => {
    await ingest(line(',"amount":1,"amount":2,"no":"B"'));
    expect(await orders()).toEqual([{ row: 1, order_no: null, amount: '1.00' }]);
    expect(harness.active.customer?.rows).toBe(1);
  });

  it('escapes are resolved; a text keeps line breaks and separators', async () => {
    await ingest(line(',"note":{"text":"\\u4f60\\n\\ud83d\\ude97\\t\\"\\\\u0000\\u001f\\u001e"}'));
    expect(await orders()).toEqual([
      { row: 1, order_no: '你\n🚗\t"\\u0000\x1f\x1e', amount: null },
    ]);
  });

  it('a deeply nested value is only a text', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(await ingest(line(`,"note":{"text":${deep}}`), line(`,"more":${deep}`))).toMatchObject({
      rowsOut: 2,
    });
    expect(
      await harness.query('SELECT length(order_no) AS n FROM {service_order} WHERE source_row = 1'),
    ).toEqual([{ n: 600_001 }]);
  });

  it.each([
    ['an object', '{"a":1}'],
    ['an object without members', '{}'],
    ['a list', '["A"]'],
  ])('%s is nobody’s key and costs its row', async (_, key) => {
    const account = await ingest(`{"no":${key},"day":"2024-01-02"}`, line(''));
    expect(account).toMatchObject({ rowsIn: 2, rowsOut: 1, rowsQuarantined: 1 });
    expect(await harness.quarantine('service_order')).toEqual([
      { source_row: 1, line: 1, column: 'no', value: key, reason: 'nested_key', scope: 'row' },
    ]);
    expect(await harness.query('SELECT source_key AS k FROM {customer_link}')).toEqual([
      { k: 'A' },
    ]);
  });

  it('a text that only looks like an object, and a number, are keys', async () => {
    await ingest(line('').replace('"A"', '"{\\"a\\":1}"'), line('').replace('"A"', '7'));
    expect(await harness.query('SELECT source_key AS k FROM {customer_link} ORDER BY 1')).toEqual([
      { k: '7' },
      { k: '{"a":1}' },
    ]);
  });

  it('an object is no shared key either: nobody is joined by it', async () => {
    const mapping = MAPPING.replace('key: no }', 'key: no, shared: { column: note, as: text } }');
    const lines = ['A', 'B'].map((no) => line(',"note":{"text":"x"}').replace('A', no));
    writeFileSync(join(folder, 'visits.ndjson'), lines.join('\n'));
    await harness.ingest(mapping, folder);
    expect(await harness.query('FROM {customer} SELECT customer_id AS id ORDER BY 1')).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
  });

  it('huge numbers are exact or set aside, never rounded', async () => {
    await ingest(
      line(',"amount":1234567890123456.78'),
      line(',"amount": -1234567890123456.780,"note":{"text":"1.5: 1234567890123456"}'),
      line(',"amount":12345678901234567.89'),
      line(',"amount":0.10000000000000001'),
      line(',"amount":123456789012345678901234567890'),
      line(',"amount":1e400'),
      line(',"amount":1.2345678901234567.8'),
      line(',"note":{"text":12345678901234567890123}'),
    );
    expect(await orders()).toEqual([
      { row: 1, order_no: null, amount: '1234567890123456.78' },
      { row: 2, order_no: '1.5: 1234567890123456', amount: '-1234567890123456.78' },
      { row: 3, order_no: null, amount: null },
      { row: 4, order_no: null, amount: null },
      { row: 5, order_no: null, amount: null },
      { row: 6, order_no: null, amount: null },
      { row: 8, order_no: '12345678901234567890123', amount: null },
    ]);
    expect(
      (await harness.quarantine('service_order')).map(({ source_row: row, reason }) => [
        row,
        reason,
      ]),
    ).toEqual([
      [3, 'number_too_large'],
      [4, 'too_many_decimals'],
      [5, 'number_too_large'],
      [6, 'not_a_decimal'],
      [7, 'malformed_json'],
    ]);
  });
});
