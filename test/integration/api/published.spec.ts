import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProfileFactService } from '@tagwright/audiences';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});

afterAll(async () => {
  await house.close();
});

const get = (path: string): Promise<unknown> => house.get(path);

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
    expect(await get('/sources')).toContainEqual(
      expect.objectContaining({ source: 'crm', lastIngestion: null, quarantined: 5, conflicts: 2 }),
    );
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

  it('counts how a fact is spread, and says in which run and as of when', async () => {
    const profile = (await get('/facts/visits_12m/profile')) as { bins: { count: number }[] };
    expect(profile).toMatchObject({
      fact: 'visits_12m',
      subject: 'customer',
      snapshotId: 1,
      runId: 1,
      asOf: '2025-12-31T16:00:00.000Z',
      subjects: 5,
      missing: 1,
      min: '0',
      max: '3',
      withheld: 'nothing',
    });
    expect(profile.bins.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(await get('/facts/lead_channel/profile')).toMatchObject({
      subjects: 3,
      values: [{ value: 'app', count: 1 }, { value: 'phone' }, { value: 'showroom' }],
      rest: { values: 0, count: 0 },
    });
  });

  it('tells of a fact that has become personal how many have a value, and nothing else', async () => {
    const profiles = house.services.get(ProfileFactService);
    const figures = { subjects: 5, missing: 1, min: null, bins: [], distinct: null };
    expect(await profiles.read('visits_12m', 'sensitive')).toMatchObject(figures);
    const indirect = await profiles.read('visits_12m', 'indirect');
    // Four with a value are too few to say which.
    expect(indirect).toMatchObject({ max: null, bins: [{ from: null, to: null, count: 4 }] });
    expect(await profiles.read('visits_12m', 'none')).toMatchObject({ min: '0', max: '3' });
  });

  it('counts how a tag is spread, and folds what few share when it rests on facts about a person', async () => {
    const profile = (await get('/tags/spend_score/profile')) as { bins: { count: number }[] };
    expect(profile).toMatchObject({ tag: 'spend_score', subject: 'customer', subjects: 5 });
    const known = profile.bins.reduce((sum, { count }) => sum + count, 0);
    expect(profile).toMatchObject({ missing: 5 - known, binUnit: 'number' });
  });

  it('lists facts and tags with their words and users', async () => {
    expect(await get('/facts')).toHaveLength(5);
    expect(await get('/facts/visits_12m')).toMatchObject({
      version: '1.0.0',
      usedBy: ['loyalty', 'reachable_by'],
      usedByFacts: ['spend_per_visit'],
      dependsOn: [],
      datasets: ['service_order'],
      definition: { fact: 'visits_12m' },
    });
    expect(await get('/facts/lead_channel')).toMatchObject({
      columns: expect.arrayContaining([
        expect.objectContaining({ dataset: 'lead', column: 'channel', kind: 'DIRECT' }),
      ]),
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
    // Parts in any order, from the beginning and after a cursor.
    const last = { items: [{ sourceRow: 4, dataset: 'lead' }], total: 5, nextCursor: null };
    expect(await get('/quarantine?limit=2&skip=4')).toMatchObject(last);
    expect(await get('/quarantine?limit=2&cursor=2&skip=2')).toMatchObject(last);
    expect(await get('/quarantine?limit=2&skip=9')).toMatchObject({ items: [], total: 5 });
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
    expect(await get('/quarantine?column=gender&dataset=lead')).toMatchObject({ total: 2 });
  });

  it('is taken away as CSV in the order of files and rows, which is on record', async () => {
    const { text, headers } = await house.api.get('/api/v1/quarantine/csv?dataset=customer');
    expect(text.split(/\r?\n/).slice(0, 2)).toEqual([
      'source,dataset,source_file,source_row,line,column,value,reason,scope',
      'crm,customer,a.csv,0,1,gender,X0,required_missing,row',
    ]);
    expect(headers['x-row-count']).toBe('3');
    const [{ n }] = await house.dataSource.query<[{ n: string }]>(
      `SELECT count(*) AS n FROM audit_event WHERE action = 'quarantine.exported'`,
    );
    expect(n).toBe('1');
    const nobody = await house.api.get('/api/v1/quarantine/csv?source=nobody');
    expect(nobody.text.trim().split('\n')).toHaveLength(1);
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

  it('shows those of one source, as many as the list of sources says', async () => {
    const sources = (await get('/sources')) as { source: string; conflicts: number }[];
    for (const { source, conflicts } of sources) {
      const page = (await get(`/conflicts?source=${source}`)) as {
        items: { source: string }[];
        total: number;
      };
      expect([source, page.total]).toEqual([source, conflicts]);
      expect(page.items.filter((item) => item.source !== source)).toEqual([]);
      const summary = (await get(`/conflicts/summary?source=${source}`)) as { values: number }[];
      expect(summary.reduce((sum, { values }) => sum + values, 0)).toBe(conflicts);
    }
    expect(sources.some(({ conflicts }) => conflicts > 0)).toBe(true);
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
    [{ tag: 'reachable_by', operator: 'containsAny', value: ['phone', 'app'] }, 1],
    [{ tag: 'reachable_by', operator: 'containsNone', value: ['phone', 'app'] }, 3],
    [{ tag: 'loyalty', operator: 'matches', value: '[AB]' }, 3],
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
    const part = { columns: ['loyalty'], limit: 1, skip: 1 };
    expect(await post('list', { subject: 'customer', where, ...part })).toMatchObject({
      count: 3,
      items: [{ id: 2, tags: { loyalty: 'B' } }],
    });
    const ids = await post('list', { subject: 'customer', where, columns: [] });
    expect(ids).toMatchObject({ items: [{ id: 1, tags: {} }, { id: 2 }, { id: 5 }] });
    const wrong = { subject: 'customer', where, columns: ['no_such_tag'] };
    const { status } = await house.api.post('/api/v1/filters/list').send(wrong);
    expect(status).toBe(422);
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
