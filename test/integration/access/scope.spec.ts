import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@tagwright/access';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});
afterAll(() => house.close());

/** Asks as a person of all roles whose account reaches this. */
async function within(scope: Scope) {
  const { headers } = await signInAs(house, undefined, scope);
  return {
    get: (path: string) => house.stranger.get(`/api/v1${path}`).set(headers),
    post: (path: string, body: object) =>
      house.stranger.post(`/api/v1${path}`).set(headers).send(body),
  };
}

const FILTER = { subject: 'customer', where: { tag: 'loyalty', operator: 'isPresent' } };

describe('an account that reaches other domains', () => {
  it('finds neither tags nor facts of this one, in lists or by name', async () => {
    const me = await within({ domains: ['churn'], brands: '*' });
    expect((await me.get('/tags')).body).toEqual([]);
    expect((await me.get('/facts')).body).toEqual([]);
    for (const path of [
      '/tags/loyalty',
      '/tags/loyalty/distribution',
      '/facts/visits_12m',
      '/customers/1/tags/loyalty/why',
      '/snapshots/1/changes?tag=loyalty',
    ]) {
      expect([path, (await me.get(path)).status]).toEqual([path, 404]);
    }
  });

  it('sees customers without these tags, and cannot filter by them or take them away', async () => {
    const me = await within({ domains: ['churn'], brands: '*' });
    const customer = await me.get('/customers/1');
    expect([customer.status, customer.body]).toMatchObject([200, { tags: [] }]);
    expect((await me.post('/filters/count', FILTER)).status).toBe(422);
    expect((await me.post('/filters/csv', { ...FILTER, columns: ['loyalty'] })).status).toBe(422);
  });

  it('finds all that is in its own', async () => {
    const me = await within({ domains: ['value', 'vehicle_and_repair'], brands: '*' });
    expect((await me.get('/tags')).body).toHaveLength(
      ((await house.get('/tags')) as unknown[]).length,
    );
  });
});

describe('an account that reaches certain brands', () => {
  it('is refused where no tag tells the brand, instead of being shown all', async () => {
    const me = await within({ domains: '*', brands: ['YN'] });
    for (const path of ['/customers', '/customers/1']) {
      const answer = await me.get(path);
      expect([path, answer.status, answer.body]).toMatchObject([
        path,
        403,
        { code: 'brand_not_known' },
      ]);
    }
    expect((await me.post('/filters/count', FILTER)).body).toMatchObject({
      code: 'brand_not_known',
    });
  });

  const own = { domains: '*', brands: ['brand_a', 'YN'] } as const;
  const leadsWhere = { subject: 'lead', where: { tag: 'lead_grade', operator: 'isPresent' } };
  const ids = ({ body }: { body: unknown }): number[] =>
    (body as { items: { id: number }[] }).items.map(({ id }) => id);

  it('finds the vehicles of its brands and the leads about their series, in lists and counts', async () => {
    const me = await within(own);
    const [vehicles, leads] = [await me.get('/vehicles'), await me.get('/leads')];
    expect([ids(vehicles), vehicles.body]).toMatchObject([[10], { total: 1 }]);
    expect([ids(leads), leads.body]).toMatchObject([[100], { total: 1 }]);
    expect((await me.post('/filters/count', leadsWhere)).body).toMatchObject({
      count: 1,
      total: 1,
    });
    expect(ids(await me.post('/filters/list', leadsWhere))).toEqual([100]);
    expect((await me.post('/filters/csv', leadsWhere)).text.trim().split(/\r?\n/)).toEqual([
      'lead_id,lead_grade',
      '100,B',
    ]);
  });

  it('reads these, their explanations and rows, and finds others as little as if they were not there', async () => {
    const me = await within(own);
    const paths = (vehicle: number, lead: number): string[] => [
      `/vehicles/${vehicle}`,
      `/vehicles/${vehicle}/file`,
      `/vehicles/${vehicle}/tags/vehicle_grade/why`,
      `/vehicles/${vehicle}/facts/vehicle_age_days/rows`,
      `/leads/${lead}`,
      `/leads/${lead}/tags/lead_grade/why`,
      `/leads/${lead}/tags/lead_grade/why-not?value=A`,
    ];
    for (const path of paths(10, 100)) {
      expect([path, (await me.get(path)).status]).toEqual([path, 200]);
    }
    for (const path of [...paths(11, 101), ...paths(99, 102), ...paths(99, 999)]) {
      const answer: { status: number; body: unknown } = await me.get(path);
      const subject = path.startsWith('/leads') ? 'lead' : 'vehicle';
      expect([path, answer.status, answer.body]).toMatchObject([
        ...[path, 404, { code: `${subject}_not_found` }],
      ]);
    }
    // Whose brand nothing tells is not named beside a vehicle.
    expect((await me.get('/vehicles/10')).body).toMatchObject({ customers: [] });
  });

  it('reaches nobody with no brand', async () => {
    const me = await within({ domains: '*', brands: [] });
    expect(ids(await me.get('/vehicles'))).toEqual([]);
    expect((await me.get('/leads/100')).status).toBe(404);
  });
});
