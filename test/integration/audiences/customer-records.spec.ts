import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, sqlText } from '@tagwright/engines';
import { hashOf } from '@tagwright/kernel';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';

/** Rows written by hand: customer 1 has a history, customer 2 has none. */
const ROWS: Readonly<Record<string, string>> = {
  ownership: `(1::BIGINT, 10::BIGINT, 'owner', DATE '2020-01-01', NULL::DATE, 'dms', 'own.csv', 1::BIGINT, 1::BIGINT),
    (1, 11, 'driver', DATE '2019-01-01', DATE '2021-01-01', 'dms', 'own.csv', 2, 2),
    (3, 11, 'owner', DATE '2022-01-01', NULL, 'dms', 'own.csv', 3, 3))
    AS t(customer_id, vehicle_id, role, valid_from, valid_to, source, source_file, source_row, _seq)`,
  vehicle: `(10::BIGINT, 'LXCA5G2S5NA000000', 'LC', 45000.50::DECIMAL(18,2), 'dms', 'v.csv', 1::BIGINT, 1::BIGINT))
    AS t(vehicle_id, vin, brand, list_price, source, source_file, source_row, _seq)`,
  lead: `(100::BIGINT, 1::BIGINT, DATE '2025-01-01', 'lost', 'crm', 'l.csv', 1::BIGINT, 1::BIGINT),
    (101, 1, DATE '2025-06-01', 'open', 'crm', 'l.csv', 2, 2))
    AS t(lead_id, customer_id, created_date, outcome, source, source_file, source_row, _seq)`,
  lead_event: `(1::BIGINT, 101::BIGINT, TIMESTAMP '2025-06-01 17:30:00.250', 'showroom_test_drive', 'showroom', 'crm', 'e.ndjson', 7::BIGINT, 70::BIGINT),
    (1, 101, TIMESTAMP '2025-06-01 01:00:00', 'page_view_site', 'website', 'crm', 'e.ndjson', 8, 80),
    (1, NULL, NULL, 'page_view_site', 'website', 'crm', 'e.ndjson', 9, 90))
    AS t(customer_id, lead_id, event_time, behaviour, channel, source, source_file, source_row, _seq)`,
  service_order: `(1::BIGINT, 10::BIGINT, 'RO1', DATE '2025-03-01', 812.70::DECIMAL(18,2), 'dms', 's.csv', 1::BIGINT, 1::BIGINT),
    (1, 10, 'RO2', DATE '2025-06-02', 99.00, 'dms', 's.csv', 2, 2))
    AS t(customer_id, vehicle_id, order_no, open_date, amount, source, source_file, source_row, _seq)`,
  service_order_line: `(1::BIGINT, 10::BIGINT, 'RO1', 1::BIGINT, DATE '2025-03-01', '机油', true, false, 'dms', 'n.csv', 1::BIGINT, 1::BIGINT),
    (1, 10, 'RO2', 2, DATE '2025-06-02', '刹车片', true, false, 'dms', 'n.csv', 2, 2),
    (1, 10, 'RO2', 1, DATE '2025-06-02', '轮胎', true, true, 'dms', 'n.csv', 3, 3))
    AS t(customer_id, vehicle_id, order_no, line_no, open_date, item, recommended, done, source, source_file, source_row, _seq)`,
  customer_link: `(1::BIGINT, 'M1', NULL::DATE, 'crm', 'm.csv', 1::BIGINT, 1::BIGINT),
    (3, 'K-7', DATE '2024-01-01', 'crm', 'm.csv', 2, 2),
    (1, 'K-7', NULL, 'dms', 'c.csv', 3, 3))
    AS t(customer_id, source_key, valid_to, source, source_file, source_row, _seq)`,
  vehicle_link: `(10::BIGINT, 'LXCA5G2S5NA000000', NULL::DATE, 'dms', 'v.csv', 1::BIGINT, 1::BIGINT))
    AS t(vehicle_id, source_key, valid_to, source, source_file, source_row, _seq)`,
  insurance_policy: `(1::BIGINT, 10::BIGINT, 'POL-123456', DATE '2026-02-01', 'dealer', 'ins', 'p.csv', 1::BIGINT, 1::BIGINT))
    AS t(customer_id, vehicle_id, policy_no, start_date, sold_by, source, source_file, source_row, _seq)`,
};

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
  await supply(ROWS);
});
afterAll(() => house.close());

const get = (path: string): Promise<unknown> => house.get(path);

/** Writes datasets in a third version, which the published snapshot is then made of. */
async function supply(datasets: Readonly<Record<string, string>>): Promise<void> {
  const temp = join(house.home, 'tmp');
  const engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '200MB',
    tempDirectory: temp,
  });
  for (const [dataset, values] of Object.entries(datasets)) {
    const file = `datasets/${dataset}/hand.parquet`;
    const path = join(house.home, 'data', file);
    await mkdir(dirname(path), { recursive: true });
    await engine.execute(
      `COPY (SELECT * FROM (VALUES ${values}) TO ${sqlText(path)} (FORMAT parquet)`,
    );
    const manifest = { dataset, parts: [{ file, rows: 1, sha256: '', bytes: 1 }], columns: [] };
    await house.dataSource.query(
      `INSERT INTO dataset_version (dataset, version, run_id, content_hash, rows, manifest, active)
       VALUES ($1, 3, 1, $2, 1, $3, false)`,
      [dataset, hashOf([dataset, 3]), manifest],
    );
  }
  engine.close();
  const read = Object.keys(datasets).map((dataset) => ({ dataset, version: 3 }));
  await house.dataSource.query(
    `UPDATE snapshot SET manifest = jsonb_set(manifest, '{datasets}', $1) WHERE id = 1`,
    [JSON.stringify(read)],
  );
}

interface Cell {
  readonly column: string;
  readonly value: unknown;
}

/** What cells say, by column. */
const valuesOf = ({ cells }: { readonly cells: readonly Cell[] }): Record<string, unknown> =>
  Object.fromEntries(cells.map(({ column, value }) => [column, value]));

interface Event {
  readonly kind: string;
  readonly at: string;
  readonly later: boolean;
  readonly record: {
    readonly source: string;
    readonly sourceFile: string;
    readonly sourceRow: number;
    readonly cells: readonly Cell[];
  };
}

interface Timeline {
  readonly items: readonly Event[];
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly nextCursor: string | null;
}

describe('a key of a source system', () => {
  const find = async (key: unknown): Promise<object> => {
    const answer = await house.api.post('/api/v1/subjects/find').send({ key });
    return { status: answer.status, ...(answer.body as object) };
  };

  it('leads to whom it names, whatever its letters, and to all whom sources call so', async () => {
    expect(await find(' M1 ')).toMatchObject({
      ...{ status: 200, snapshotId: 1 },
      items: [{ subject: 'customer', id: 1, source: 'crm', current: true }],
    });
    expect(await find('lxca5g2s5na000000')).toMatchObject({
      items: [{ subject: 'vehicle', id: 10 }],
    });
    expect(await find('K-7')).toMatchObject({
      items: [
        { subject: 'customer', id: 1, source: 'dms', current: true },
        { subject: 'customer', id: 3, source: 'crm', current: false },
      ],
    });
  });

  it('leads to nobody beyond the brands of the account, nor to whose brand nobody tells', async () => {
    const vehicle = [{ subject: 'vehicle', id: 10 }];
    for (const [brand, key, items] of [
      ['LC', 'LXCA5G2S5NA000000', vehicle],
      ['YN', 'LXCA5G2S5NA000000', []],
      ['LC', 'M1', []],
    ] as const) {
      const { headers } = await signInAs(house, undefined, { domains: '*', brands: [brand] });
      const answer = await house.stranger.post('/api/v1/subjects/find').set(headers).send({ key });
      expect([brand, key, answer.body]).toMatchObject([brand, key, { items }]);
    }
  });

  it('of nobody leads to nobody, whatever it holds', async () => {
    for (const key of ['M2', "' OR true --", '%', '🚗']) {
      expect(await find(key)).toMatchObject({ status: 200, items: [] });
    }
    for (const key of ['', ' ', 'M1\u0000', 'x'.repeat(201), 7, ['M1'], null]) {
      expect([key, await find(key)]).toMatchObject([key, { status: 400 }]);
    }
  });
});

describe('the vehicles of a customer', () => {
  it('come with role and period, those that are held today first', async () => {
    expect(await get('/customers/1/vehicles')).toMatchObject({
      total: 2,
      snapshotId: 1,
      items: [
        { vehicleId: 10, current: true, vehicle: { dataset: 'vehicle', datasetVersion: 3 } },
        { vehicleId: 11, current: false, vehicle: null },
      ],
    });
  });

  it('name the others who are or were related to each, with role and period', async () => {
    const { items } = (await get('/customers/1/vehicles')) as {
      items: { people: { customerId: number; current: boolean; relation: { cells: Cell[] } }[] }[];
    };
    const people = items.map((item) =>
      item.people.map(({ relation, ...each }) => ({ ...each, role: valuesOf(relation).role })),
    );
    expect(people).toEqual([[], [{ customerId: 3, current: true, role: 'owner' }]]);
  });

  it('show codes by name, decimals with every digit, and no more than a hint of the VIN', async () => {
    const { items } = (await get('/customers/1/vehicles')) as {
      items: { vehicle: { cells: { column: string }[] } }[];
    };
    const cells = new Map(items[0]?.vehicle.cells.map((cell) => [cell.column, cell]));
    expect(cells.get('list_price')).toMatchObject({ value: '45000.50', masked: false });
    expect(cells.get('vin')).toMatchObject({ value: `L${'*'.repeat(16)}`, masked: true });
    expect(cells.get('brand')).toMatchObject({
      value: 'LC',
      name: { zh: '品牌', en: 'Brand' },
      type: { kind: 'code', list: 'brand' },
    });
    // The file was written before the model had this column.
    expect(cells.get('energy')).toMatchObject({ value: null, valueName: null, masked: false });
  });
});

describe('the leads of a customer', () => {
  it('come newest first with their outcome in words', async () => {
    const page = (await get('/customers/1/leads')) as {
      items: { leadId: number; lead: { cells: Cell[] } }[];
    };
    expect(page.items.map(({ leadId, lead }) => [leadId, valuesOf(lead).outcome])).toEqual([
      [101, 'open'],
      [100, 'lost'],
    ]);
  });
});

describe('the orders of a customer', () => {
  it('have their items by line, and tell what was left over at the last visit alone', async () => {
    const orders = (await get('/customers/1/orders')) as {
      service: {
        order: { cells: Cell[] };
        lines: { cells: Cell[] }[];
        leftOver: number;
        last: boolean;
      }[];
      leftOver: { cells: Cell[] }[];
    };
    expect(
      orders.service.map(({ order, lines, leftOver, last }) => ({
        no: valuesOf(order).order_no,
        items: lines.map((line) => valuesOf(line).item),
        leftOver,
        last,
      })),
    ).toEqual([
      { no: 'RO2', items: ['轮胎', '刹车片'], leftOver: 1, last: true },
      { no: 'RO1', items: ['机油'], leftOver: 1, last: false },
    ]);
    expect(orders.leftOver.map((line) => valuesOf(line).item)).toEqual(['刹车片']);
  });
});

describe('the timeline of a customer', () => {
  const COUNTS = [
    { kind: 'lead', count: 2 },
    { kind: 'lead_event', count: 1 },
    { kind: 'test_drive', count: 1 },
    { kind: 'service_order', count: 2 },
    { kind: 'insurance_policy', count: 1 },
  ];

  it('holds every dated row once, newest first, instants in the time of the house', async () => {
    const { items, counts, nextCursor } = (await get('/customers/1/timeline')) as Timeline;
    expect(items.map(({ at, kind }) => [at, kind])).toEqual([
      ['2026-02-01', 'insurance_policy'],
      // 17:30 UTC is half past one of the next day in Shanghai.
      ['2025-06-02T01:30:00.250', 'test_drive'],
      ['2025-06-02', 'service_order'],
      ['2025-06-01T09:00:00.000', 'lead_event'],
      ['2025-06-01', 'lead'],
      ['2025-03-01', 'service_order'],
      ['2025-01-01', 'lead'],
    ]);
    expect(counts).toEqual(COUNTS);
    expect(nextCursor).toBeNull();
  });

  it('tells of each event the dataset, the source and the row in it', async () => {
    const { items } = (await get('/customers/1/timeline?kinds=test_drive')) as Timeline;
    expect(items).toMatchObject([
      {
        record: {
          dataset: 'lead_event',
          datasetVersion: 3,
          source: 'crm',
          sourceFile: 'e.ndjson',
          sourceRow: 7,
        },
      },
    ]);
  });

  it('marks what lies after the day of the snapshot, which no tag knows', async () => {
    const { items } = (await get('/customers/1/timeline')) as Timeline;
    expect(items.filter(({ later }) => later).map(({ kind }) => kind)).toEqual([
      'insurance_policy',
    ]);
  });

  it('masks what names somebody', async () => {
    const { items } = (await get('/customers/1/timeline?kinds=insurance_policy')) as Timeline;
    expect(items.map(({ record }) => valuesOf(record).policy_no)).toEqual(['P*********']);
  });

  it('is the same whatever the length of its pages, and counts all whatever is asked for', async () => {
    const { items: whole } = (await get('/customers/1/timeline')) as Timeline;
    const paged: Event[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await get(`/customers/1/timeline?limit=2${after}`)) as Timeline;
      expect(page.counts).toEqual(COUNTS);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('is empty for who has no events, and is not there for who is not', async () => {
    expect(await get('/customers/2/timeline')).toMatchObject({ items: [], counts: [] });
    for (const part of ['vehicles', 'leads', 'orders', 'timeline', 'tag-changes']) {
      const answer = await house.api.get(`/api/v1/customers/999/${part}`);
      expect([part, answer.status, answer.body]).toMatchObject([
        part,
        404,
        { code: 'customer_not_found' },
      ]);
    }
  });

  it.each([
    'kinds=nothing',
    'limit=0',
    'cursor=abc',
    `cursor=${Buffer.from('["2025-01-01","a","b","x"]').toString('base64url')}`,
  ])('refuses %s', async (query) => {
    expect((await house.api.get(`/api/v1/customers/1/timeline?${query}`)).status).toBe(400);
  });
});

describe('the file of a vehicle', () => {
  it('says whose it was and is, and what was done to it', async () => {
    expect(await get('/vehicles/10/file')).toMatchObject({
      vehicle: { dataset: 'vehicle' },
      relations: [{ customerId: 1, current: true }],
      service: [{ leftOver: 1, last: true }, { last: false }],
      serviceTotal: 2,
      policies: [{ dataset: 'insurance_policy' }],
      complaints: [],
    });
    expect((await house.api.get('/api/v1/vehicles/999/file')).body).toMatchObject({
      code: 'vehicle_not_found',
    });
  });
});

describe('how tags of a customer moved', () => {
  it('is told by snapshot with both values in words', async () => {
    expect(await get('/customers/1/tag-changes')).toMatchObject({
      items: [
        {
          snapshotId: 1,
          moves: [{ tag: 'loyalty', from: 'B', to: 'A', toName: { zh: expect.any(String) } }],
        },
      ],
      compared: 1,
      nextCursor: null,
    });
    expect(await get('/customers/3/tag-changes')).toMatchObject({ items: [], compared: 1 });
  });

  it('leaves out tags that the account does not reach', async () => {
    const { headers } = await signInAs(house, undefined, { domains: ['churn'], brands: '*' });
    const answer = await house.stranger.get('/api/v1/customers/1/tag-changes').set(headers);
    expect(answer.body).toMatchObject({ items: [], compared: 1 });
  });
});

describe('an account that reaches certain brands', () => {
  it('is named nobody beside a vehicle of whom no tag tells the brand', async () => {
    const { headers } = await signInAs(house, undefined, { domains: '*', brands: ['LC'] });
    const answer = await house.stranger.get('/api/v1/vehicles/10/file').set(headers);
    expect([answer.status, answer.body]).toMatchObject([200, { relations: [] }]);
  });

  it('is refused where no tag tells the brand', async () => {
    const { headers } = await signInAs(house, undefined, { domains: '*', brands: ['YN'] });
    for (const path of ['/customers/1/timeline', '/customers/1/orders']) {
      const answer = await house.stranger.get(`/api/v1${path}`).set(headers);
      expect([path, answer.status, answer.body]).toMatchObject([
        path,
        403,
        { code: 'brand_not_known' },
      ]);
    }
  });
});
