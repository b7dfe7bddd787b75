import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});

afterAll(async () => {
  await house.close();
});

async function get(path: string): Promise<unknown> {
  const response = await house.api.get(`/api/v1${path}`);
  expect({ path, status: response.status, body: response.body as unknown }).toMatchObject({
    status: 200,
  });
  return response.body;
}

async function post(path: string, body: object): Promise<unknown> {
  const response = await house.api.post(`/api/v1/filters/${path}`).send(body);
  expect({ path, status: response.status, body: response.body as unknown }).toMatchObject({
    status: 200,
  });
  return response.body;
}

interface Tagged {
  readonly code: string;
  readonly value: unknown;
  readonly valueName: { readonly en: string } | null;
}

const valuesOf = (tags: readonly Tagged[]): Record<string, unknown> =>
  Object.fromEntries(tags.map(({ code, value }) => [code, value]));

describe('what is governed', () => {
  it('lists and shows code lists', async () => {
    const page = (await get('/catalog/code-lists?limit=1')) as {
      total: number;
      nextCursor: string;
    };
    expect(page.total).toBeGreaterThan(20);
    expect(page.nextCursor).toBe('1');
    expect(await get('/catalog/code-lists/churn_state')).toMatchObject({
      list: 'churn_state',
      codes: [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
    });
  });

  it('lists sources and datasets, supplied or not', async () => {
    expect(await get('/sources')).toContainEqual(expect.objectContaining({ source: 'crm' }));
    const datasets = (await get('/datasets')) as { dataset: string; activeVersion: unknown }[];
    const versions = new Map(datasets.map((each) => [each.dataset, each.activeVersion]));
    expect(versions.get('vehicle')).toBe(2);
    expect(versions.get('complaint')).toBeNull();
    expect(await get('/datasets/vehicle')).toMatchObject({
      period: { from: '2020-01-01', to: '2026-01-01' },
      versions: [
        { version: 2, active: true },
        { version: 1, active: false },
      ],
    });
    expect(await get('/datasets/vehicle/versions')).toHaveLength(2);
    expect(await get('/datasets/vehicle/versions/1')).toMatchObject({
      manifest: { dataset: 'vehicle' },
    });
  });

  it('lists facts and tags with their words and users', async () => {
    expect(await get('/facts')).toHaveLength(5);
    expect(await get('/facts/visits_12m')).toMatchObject({
      version: '1.0.0',
      usedBy: ['loyalty', 'reachable_by'],
      definition: { fact: 'visits_12m' },
    });
    expect(await get('/tags')).toHaveLength(7);
    expect(await get('/tags/big_spender')).toMatchObject({
      kind: 'rule',
      type: { kind: 'boolean' },
      dependsOn: { facts: [], tags: ['spend_score'] },
    });
    expect(await get('/tags/loyalty')).toMatchObject({
      list: 'churn_state',
      definition: { tag: 'loyalty' },
      distribution: {
        snapshotId: 1,
        total: 5,
        missing: 1,
        values: [{ value: 'A', count: 1 }, {}, {}],
      },
    });
    expect(await get('/tags/spend_score/distribution?snapshot=1')).toMatchObject({
      min: '5',
      max: '55',
    });
  });
});

describe('what ingestion set aside', () => {
  it('is listed once, page by page and filtered', async () => {
    expect(await get('/quarantine?limit=2')).toMatchObject({
      items: [{ sourceRow: 0, reason: 'required_missing', scope: 'row' }, { sourceRow: 1 }],
      total: 5,
      nextCursor: '2',
    });
    expect(await get('/quarantine?limit=2&cursor=4')).toMatchObject({
      items: [{ sourceRow: 4, dataset: 'lead' }],
      nextCursor: null,
    });
    expect(await get('/quarantine?dataset=customer&reason=unmapped_code')).toMatchObject({
      total: 2,
    });
    expect(await get('/quarantine/summary')).toContainEqual({
      source: 'crm',
      dataset: 'customer',
      column: 'gender',
      reason: 'unmapped_code',
      scope: 'value',
      count: 2,
    });
  });

  it('shows contradicting values with the winner', async () => {
    expect(await get('/conflicts?column=gender')).toMatchObject({
      items: [
        { subjectId: 1, value: 'male', won: true },
        { subjectId: 1, value: 'female', won: false, source: 'dms', sourceRow: 7 },
      ],
      total: 2,
    });
    expect(await get('/conflicts/summary')).toEqual([
      { dataset: 'customer', column: 'gender', subjects: 1, values: 2 },
      { dataset: 'customer', column: 'region', subjects: 1, values: 2 },
    ]);
  });
});

describe('a snapshot', () => {
  it('is listed, shown and given with its manifest', async () => {
    expect(await get('/snapshots')).toMatchObject({ items: [{ id: 1 }], total: 1 });
    expect(await get('/snapshots/current')).toMatchObject({
      id: 1,
      tables: [{ subject: 'customer', rows: 5 }, {}, {}],
    });
    expect(await get('/snapshots/1/manifest')).toMatchObject({ format: 1, zone: 'Asia/Shanghai' });
    expect(await get('/snapshots/1/diff')).toMatchObject({ previousId: null, tags: [] });
    expect(await get('/ready')).toMatchObject({ status: 'ok', snapshotId: 1 });
  });

  it('names the subjects whose value of a tag changed, by value and page by page', async () => {
    const list = (query: string) => get(`/snapshots/1/changes?tag=loyalty${query}`);
    expect(await list('')).toMatchObject({
      items: [
        { subject: 'customer', id: 1, from: 'B', to: 'A' },
        { id: 2, from: null, to: 'B' },
        { id: 4, from: 'A', to: null },
      ],
      total: 3,
    });
    expect(await list('&from=(missing)')).toMatchObject({ items: [{ id: 2 }], total: 1 });
    expect(await list('&to=(missing)')).toMatchObject({ items: [{ id: 4 }], total: 1 });
    expect(await list(`&from=${encodeURIComponent("B' OR 1=1 --")}`)).toMatchObject({ total: 0 });
    expect(await list('&limit=2')).toMatchObject({ total: 3, nextCursor: '2' });
    expect(await list('&limit=2&cursor=2')).toMatchObject({ items: [{ id: 4 }], nextCursor: null });
    const unknown = await house.api.get('/api/v1/snapshots/1/changes?tag=nothing');
    expect([unknown.status, unknown.body]).toMatchObject([404, { code: 'tag_not_found' }]);
    expect((await house.api.get('/api/v1/snapshots/1/changes')).status).toBe(400);
  });
});

describe('a customer', () => {
  it('has tags, vehicles held at the moment of the snapshot, leads and masked contact', async () => {
    const customer = (await get('/customers/1')) as { tags: Tagged[] };
    expect(valuesOf(customer.tags)).toEqual({
      best_lead: 'A',
      big_spender: true,
      loyalty: 'A',
      reachable_by: ['phone', 'showroom'],
      spend_score: 55,
    });
    expect(customer.tags.find(({ code }) => code === 'loyalty')?.valueName?.en).toBe('A loyal');
    expect(customer).toMatchObject({
      vehicles: [
        { vehicleId: 10, role: 'owner', brand: 'brand_a', tags: [{ value: 'A' }] },
        { vehicleId: 11, role: 'driver', brand: null, tags: [{ value: 'C' }] },
      ],
      leads: [
        { leadId: 100, outcome: 'lost', tags: [{ value: 'B' }] },
        { leadId: 101, outcome: 'open', tags: [{ value: 'A' }] },
      ],
      contact: { name: '张**', mobile: '138****5678' },
      snapshotId: 1,
      asOf: '2025-12-31T16:00:00.000Z',
    });
    expect(JSON.stringify(customer)).not.toContain('13812345678');
  });

  it('that is hardly known has missing values, not wrong ones', async () => {
    const customer = (await get('/customers/4')) as { tags: Tagged[] };
    expect(new Set(Object.values(valuesOf(customer.tags)))).toEqual(new Set([null]));
    expect(customer).toMatchObject({ vehicles: [], leads: [], contact: null });
    expect(await get('/customers/2')).toMatchObject({ contact: { name: '*', mobile: null } });
  });

  it('leaves no plain personal data behind in files', async () => {
    await get('/customers/1');
    const left = await readdir(join(house.home, 'tmp'));
    expect(left.filter((name) => name.includes('contact'))).toEqual([]);
  });

  it('is found by leafing', async () => {
    expect(await get('/customers?from=2&limit=2')).toMatchObject({
      items: [{ id: 2, tags: { loyalty: 'B' } }, { id: 3 }],
      total: 5,
      nextCursor: '4',
    });
    expect(await get('/customers?from=5')).toMatchObject({ items: [{ id: 5 }], nextCursor: null });
  });
});

describe('a vehicle and a lead', () => {
  it('are shown with whom they belong to', async () => {
    expect(await get('/vehicles/11')).toMatchObject({
      brand: null,
      tags: [{ code: 'vehicle_grade', value: 'C' }],
      customers: [
        { customerId: 2, validTo: '2022-01-01' },
        { customerId: 1, role: 'driver' },
        { customerId: 3, validTo: null },
      ],
    });
    expect(await get('/leads/102')).toMatchObject({ customerId: 2, tags: [{ value: 'B' }] });
  });
});

describe('why', () => {
  it('goes through the cases with what each comparison saw', async () => {
    expect(await get('/customers/2/tags/loyalty/why')).toMatchObject({
      subject: 'customer',
      id: 2,
      value: 'B',
      valueName: { en: 'B swaying' },
      definitionVersion: '1.0.0',
      outcome: 'case',
      cases: [
        {
          index: 0,
          value: 'A',
          state: 'false',
          applied: false,
          condition: { kind: 'leaf', fact: 'visits_12m', expected: 3, actual: 2 },
        },
        {
          index: 1,
          state: 'true',
          applied: true,
          condition: {
            kind: 'all',
            children: [
              { kind: 'leaf', operator: 'between', expected: [1, 2], actual: 2 },
              {
                kind: 'not',
                state: 'true',
                children: [{ state: 'false', expected: '100.50', actual: '200.50' }],
              },
            ],
          },
        },
      ],
      facts: [
        { code: 'spend_per_visit', value: '200.50', dataset: null },
        { code: 'spend_total', value: '401.00', dataset: 'service_order', datasetVersion: 2 },
        {
          code: 'visits_12m',
          value: 2,
          definitionVersion: '1.0.0',
          window: { en: 'the last 12 months' },
        },
      ],
    });
  });

  it('says that a value is unknown when nothing is known', async () => {
    expect(await get('/customers/4/tags/loyalty/why')).toMatchObject({
      value: null,
      valueName: null,
      outcome: 'unknown',
      cases: [{ state: 'unknown' }, { state: 'unknown' }],
    });
  });

  it('gives the points of a score', async () => {
    expect(await get('/customers/1/tags/spend_score/why')).toMatchObject({
      outcome: 'score',
      value: 55,
      points: [{ code: 'spend_total', points: 50 }],
    });
  });

  it('shows the leads behind a value gathered from them', async () => {
    expect(await get('/customers/1/tags/best_lead/why')).toMatchObject({
      outcome: 'rollup',
      value: 'A',
      members: [
        { subject: 'lead', id: 100, value: 'B', counted: true },
        { subject: 'lead', id: 101, value: 'A', counted: true },
      ],
    });
  });

  it('uses the definition that the snapshot was made with, not a newer one', async () => {
    await house.dataSource.query(
      `UPDATE definition_version SET state = 'retired' WHERE code = 'vehicle_grade'`,
    );
    await house.dataSource.query(
      `INSERT INTO definition_version (kind, code, version, body, content_hash, state, origin)
       SELECT kind, code, '2.0.0', jsonb_set(body, '{else}', '"B"'), content_hash, 'active', origin
       FROM definition_version WHERE code = 'vehicle_grade'`,
    );
    expect(await get('/tags/vehicle_grade')).toMatchObject({ version: '2.0.0' });
    expect(await get('/vehicles/11/tags/vehicle_grade/why')).toMatchObject({
      definitionVersion: '1.0.0',
      outcome: 'else',
      value: 'C',
    });
    expect(await get('/leads/101/tags/lead_grade/why')).toMatchObject({ value: 'A' });
  });
});

describe('a filter', () => {
  const where = { tag: 'loyalty', operator: 'in', value: ['A', 'B'] };

  it('counts exactly', async () => {
    expect(await post('count', { subject: 'customer', where })).toMatchObject({
      count: 3,
      total: 5,
      snapshotId: 1,
    });
  });

  it.each([
    [{ not: where }, 1],
    [{ tag: 'loyalty', operator: 'isMissing' }, 1],
    [{ tag: 'loyalty', operator: 'notEqual', value: 'A' }, 3],
    [{ tag: 'reachable_by', operator: 'contains', value: 'phone' }, 1],
    [{ tag: 'reachable_by', operator: 'notContains', value: 'phone' }, 3],
    [{ tag: 'big_spender', operator: 'equal', value: true }, 1],
    [{ tag: 'spend_score', operator: 'between', value: [10, 20] }, 2],
    [{ any: [where, { tag: 'spend_score', operator: 'lessThan', value: 10 }] }, 4],
  ])('of %j finds %d, the unknown neither in it nor in its opposite', async (condition, count) => {
    expect(await post('count', { subject: 'customer', where: condition })).toMatchObject({ count });
  });

  it('counts vehicles and leads too', async () => {
    const grade = (tag: string) => ({ tag, operator: 'equal', value: 'A' });
    const vehicles = { subject: 'vehicle', where: grade('vehicle_grade') };
    expect(await post('count', vehicles)).toMatchObject({ count: 1, total: 2 });
    expect(await post('count', { subject: 'lead', where: grade('lead_grade') })).toMatchObject({
      count: 1,
      total: 3,
    });
  });

  it('lists whom it finds', async () => {
    expect(await post('list', { subject: 'customer', where })).toMatchObject({
      count: 3,
      items: [{ id: 1, tags: { loyalty: 'A', spend_score: 55 } }, { id: 2 }, { id: 5 }],
    });
  });

  it('is written as CSV, announced with its length, and leaves no file', async () => {
    const response = await house.api
      .post('/api/v1/filters/csv')
      .send({ subject: 'customer', where, columns: ['reachable_by', 'loyalty', 'best_lead'] });
    expect(response.status).toBe(200);
    expect(response.type).toBe('text/csv');
    expect(response.text).toBe(
      'customer_id,reachable_by,loyalty,best_lead\n1,phone;showroom,A,A\n2,showroom,B,B\n5,showroom,B,\n',
    );
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)));
    expect(response.headers['x-row-count']).toBe('3');
    const left = await readdir(join(house.home, 'tmp'));
    expect(left.filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  it('answers many at once, two at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => post('count', { subject: 'customer', where })),
    );
    expect(answers.every((answer) => (answer as { count: number }).count === 3)).toBe(true);
  });
});
