import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IngestJobResult } from '@tagwright/ingestion';
import type { CatalogView } from '@tagwright/rules';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { Foundation1700000000000 } from '../../../migrations/0001-foundation.js';
import { breakingProxy } from './breaking-proxy.js';
import { IngestHarness, shippedCatalog } from './ingest-harness.js';

const VARIABLE = 'TAGWRIGHT_TEST_WORKSHOP';
const SECRET = 'geheim-7-secret';

const mapping = (visits = 'SELECT * FROM visit ORDER BY visit_id'): string => `
source: workshop
files:
  visits: { format: postgres, connection: ${VARIABLE}, query: ${JSON.stringify(visits)}, 'null': ['-'] }
targets:
  - dataset: customer
    from: visits
    columns: { customer_id: { link: customer, key: owner } }
  - dataset: service_order
    from: visits
    columns:
      customer_id: { link: customer, key: owner }
      order_no: { column: remark }
      open_date: { column: opened }
      mileage_km: { column: mileage }
      amount: { column: amount }
      on_time: { column: punctual, convert: [boolean: { true: [t], false: [f] }] }
  - dataset: lead_event
    from: visits
    where: { column: seen_at, operator: isPresent }
    columns:
      customer_id: { link: customer, key: owner }
      event_time: { column: seen_at }
      behaviour: { constant: page_view_site }
`;

const ROWS = `
  (1, '张伟', 'says "hi", twice', '2024-02-29', 12.50, 10, true, '2024-03-01 00:30:00+08'),
  (2, '李 娜', E'line 1\\nline 2\\tand a tab', '2024-01-01', 0.01, 0, false, '2024-03-01 00:30:00.25-05'),
  (3, 'O''Neil', 'C:\\temp\\new', '2023-12-31', -99999999.99, 2147483647, NULL, NULL),
  (4, '\\N', '\\N', '2024-01-02', NULL, NULL, true, '1969-12-31 23:59:59+00'),
  (5, '\\.', '\\.', '2024-01-03', 1, 1, true, NULL),
  (6, '王芳', NULL, '2024-01-04', 1000000, 5, true, NULL),
  (7, '王芳', '', '2024-01-05', 1.10, 5, true, NULL),
  (8, '王芳', '-', '2024-01-06', 1.10, 5, true, NULL),
  (9, '王芳', '𠮷野家 🚗', '2024-01-07', 1.10, 5, true, NULL),
  (10, '王芳', ' kept blanks ', '2024-01-08', 1.10, 5, true, NULL),
  (11, NULL, 'nobody''s', '2024-01-09', 1, 1, true, NULL),
  (12, '王芳', 'no number', '2024-01-10', 'NaN', 5, true, 'infinity'),
  (13, '王芳', 'too fine', '2024-01-11', 1.005, 5, true, NULL),
  (14, '王芳', 'no day', 'infinity', 1, 5, true, NULL),
  (15, '王芳', E'a \\x1f separator', '2024-01-12', 1, 5, true, NULL)`;

describe('a PostgreSQL source', () => {
  let catalog: CatalogView;
  let database: TestDatabase;
  let harness: IngestHarness;

  const ingest = (query?: string): Promise<IngestJobResult> =>
    harness.ingest(mapping(query), tmpdir());
  const failure = async (query?: string): Promise<Error> => {
    const error = await ingest(query).then(
      () => new Error('It went well.'),
      (reason: unknown) => reason,
    );
    return error as Error;
  };
  beforeAll(async () => {
    catalog = await shippedCatalog();
    database = await createTestDatabase({ entities: [], migrations: [Foundation1700000000000] });
    await database.asOwner(
      `CREATE TABLE visit (visit_id int, owner text, remark text, opened date, amount numeric,
       mileage bigint, punctual boolean, seen_at timestamptz)`,
    );
    await database.asOwner(`INSERT INTO visit VALUES ${ROWS}`);
    // Defaults of a database must not change what is read from it.
    for (const setting of ["datestyle = 'SQL, DMY'", "timezone = 'America/New_York'"]) {
      await database.asOwner(`ALTER DATABASE ${database.name} SET ${setting}`);
    }
  });

  afterAll(() => database.close());

  beforeEach(() => {
    process.env[VARIABLE] = database.url;
    harness = new IngestHarness(catalog);
  });

  afterEach(() => {
    delete process.env.TAGWRIGHT_TEST_WORKSHOP;
    harness.close();
  });

  it('delivers every value as it stands in the table, and where it came from', async () => {
    await ingest();
    const rows = await harness.query(
      `SELECT source_row AS row, order_no, open_date, amount, mileage_km, on_time
       FROM {service_order} ORDER BY source_row`,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      [1, 'says "hi", twice', '2024-02-29', '12.50', 10, true],
      [2, 'line 1\nline 2\tand a tab', '2024-01-01', '0.01', 0, false],
      [3, 'C:\\temp\\new', '2023-12-31', '-99999999.99', 2147483647, null],
      [4, '\\N', '2024-01-02', null, null, true],
      [5, '\\.', '2024-01-03', '1.00', 1, true],
      [6, null, '2024-01-04', '1000000.00', 5, true],
      [7, null, '2024-01-05', '1.10', 5, true],
      [8, null, '2024-01-06', '1.10', 5, true],
      [9, '𠮷野家 🚗', '2024-01-07', '1.10', 5, true],
      [10, ' kept blanks ', '2024-01-08', '1.10', 5, true],
      [12, 'no number', '2024-01-10', null, 5, true],
      [13, 'too fine', '2024-01-11', null, 5, true],
    ]);
    expect(await harness.query('SELECT DISTINCT source, source_file FROM {service_order}')).toEqual(
      [{ source: 'workshop', source_file: 'postgres/visits' }],
    );
    expect(
      await harness.query('SELECT source_key AS k FROM {customer_link} ORDER BY _seq'),
    ).toEqual(['张伟', '李 娜', "O'Neil", '\\N', '\\.', '王芳'].map((k) => ({ k })));
  });

  it('reads times with a zone as instants', async () => {
    await ingest();
    expect(
      await harness.query('SELECT event_time AS at FROM {lead_event} ORDER BY source_row'),
    ).toEqual([
      { at: '2024-02-29T16:30:00.000Z' },
      { at: '2024-03-01T05:30:00.250Z' },
      { at: '1969-12-31T23:59:59.000Z' },
    ]);
  });

  it('sets aside what cannot be converted and accounts for every row', async () => {
    const { accounts } = await ingest();
    expect(await harness.quarantine('service_order')).toMatchObject([
      { source_row: 11, column: 'owner', reason: 'required_missing', scope: 'row' },
      { source_row: 12, column: 'amount', value: 'NaN', reason: 'not_a_decimal', scope: 'value' },
      { source_row: 13, column: 'amount', value: '1.005', reason: 'too_many_decimals' },
      { source_row: 14, column: 'opened', value: 'infinity', reason: 'not_a_date', scope: 'row' },
      {
        source_row: 15,
        column: 'remark',
        value: '* ',
        reason: 'control_character',
        scope: 'row',
      },
    ]);
    expect(accounts).toMatchObject([
      { dataset: 'customer', rowsIn: 15, rowsOut: 6, rowsMerged: 7, rowsQuarantined: 2 },
      { dataset: 'service_order', rowsIn: 15, rowsOut: 12, rowsQuarantined: 3 },
      { dataset: 'lead_event', rowsIn: 15, rowsOut: 3, rowsQuarantined: 2, rowsFiltered: 10 },
    ]);
  });

  it('the same rows again change nothing', async () => {
    await ingest();
    expect((await ingest()).manifests).toEqual([]);
  });

  it('takes a query that ends in a comment or a semicolon', async () => {
    await ingest('SELECT * FROM visit ORDER BY visit_id; \n');
    const again = await ingest('SELECT * FROM visit ORDER BY visit_id -- all of them');
    expect(again.manifests).toEqual([]);
  });

  it('counts a row whose only column has no value', async () => {
    const single = `
source: workshop
files: { visits: { format: postgres, connection: ${VARIABLE}, query: SELECT owner FROM visit } }
targets: [{ dataset: customer, from: visits, columns: { customer_id: { link: customer, key: owner } } }]`;
    const { accounts } = await harness.ingest(single, tmpdir());
    expect(accounts).toMatchObject([{ rowsIn: 15, rowsOut: 6, rowsMerged: 8, rowsQuarantined: 1 }]);
  });

  it('an empty result is refused, or a dataset without rows where it may be empty', async () => {
    const nothing = 'SELECT * FROM visit WHERE false';
    expect(await failure(nothing)).toMatchObject({ code: 'no_records' });
    const may = mapping(nothing).replace('format: postgres', '$&, mayBeEmpty: true');
    await harness.ingest(may, tmpdir());
    expect(harness.active.service_order?.rows).toBe(0);
  });

  it.each([
    ['a table that is not there', 'SELECT * FROM vist', /visits.*"vist" does not exist/],
    ['no SQL', 'SELEKT', /visits.*syntax error/],
    ['a query that fails on its way', 'SELECT *, 1 / (14 - visit_id) FROM visit', /by zero/],
    ['a query that writes', 'DELETE FROM visit RETURNING *', /read-only/],
  ])('%s: says what the server says, and keeps the old version', async (_, query, message) => {
    await ingest();
    const before = structuredClone(harness.active);
    expect(await failure(query)).toMatchObject({
      code: 'query_failed',
      kind: 'invalid',
      message: expect.stringMatching(message) as unknown,
    });
    expect(harness.active).toEqual(before);
  });

  it('a missing column: names it and those that are there, before the rows are read', async () => {
    const query = 'SELECT generate_series(1, 100000000) AS visit_id, 1 AS remark';
    expect(await failure(query)).toMatchObject({
      code: 'missing_column',
      message: expect.stringMatching(/visits has no column amount.*visit_id, remark/) as unknown,
    });
  });

  it('a missing environment variable is named', async () => {
    delete process.env.TAGWRIGHT_TEST_WORKSHOP;
    expect(await failure()).toMatchObject({
      code: 'missing_connection',
      message: expect.stringContaining(VARIABLE) as unknown,
    });
  });

  it.each<[string, (url: URL) => string, RegExp]>([
    [
      'nobody listens',
      (url) => `postgres://app:${SECRET}@127.0.0.1:1${url.pathname}`,
      /ECONNREFUSED/,
    ],
    ['a host with two addresses', () => `postgres://app:${SECRET}@localhost:1/db`, /ECONNREFUSED/],
    ['no such host', () => `postgres://app:${SECRET}@nowhere.invalid/db`, /cannot be reached/],
    ['a bare slash in the password', () => `postgres://app:${SECRET}/x@127.0.0.1/db`, /no connec/],
    ['a bare hash in it', () => `postgres://app:1#${SECRET}@127.0.0.1/db`, /cannot be reached/],
    ['a role that is not there', (url) => `postgres://no_role:${SECRET}@${url.host}/db`, /refuses/],
  ])('%s: says so without the password', async (_, connection, message) => {
    process.env[VARIABLE] = connection(new URL(database.url));
    const error = await failure();
    expect(error).toMatchObject({ code: 'server_unreachable', kind: 'unavailable' });
    expect(error.message).toMatch(new RegExp(`visits \\(${VARIABLE}\\): .*${message.source}`));
    expect(`${JSON.stringify(error)} ${error.stack ?? ''}`).not.toContain(SECRET);
  });

  it('a connection that breaks off in the middle fails the ingestion', async () => {
    await ingest();
    const before = structuredClone(harness.active);
    const proxy = await breakingProxy(database.url, 200_000);
    process.env[VARIABLE] = proxy.url;
    const query = 'SELECT v.* FROM visit v, generate_series(1, 20000)';
    expect(await failure(query)).toMatchObject({ code: 'query_failed', kind: 'unavailable' });
    expect(harness.active).toEqual(before);
    proxy.close();
  });
});
