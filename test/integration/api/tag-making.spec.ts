import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});

afterAll(async () => {
  await house.close();
});

const get = (path: string): Promise<unknown> => house.get(path);

describe('the pictures of a tag', () => {
  it('draws how a tag spread over the snapshots that are kept', async () => {
    expect(await get('/tags/loyalty/trend')).toMatchObject({
      points: [
        {
          snapshotId: 1,
          subject: 'customer',
          total: 5,
          missing: 1,
          values: [{ count: 1 }, {}, {}],
        },
      ],
    });
    expect((await house.api.get('/api/v1/tags/nothing/trend')).status).toBe(404);
  });

  it('draws how a tag is made, from the columns of sources to what reads it', async () => {
    const { nodes, edges, leftOut } = (await get('/tags/spend_score/lineage')) as {
      nodes: { id: string; place: { en: string } | null }[];
      edges: { from: string; to: string; kind: string }[];
      leftOut: number;
    };
    expect(nodes.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'tag:spend_score',
        'fact:spend_total',
        'column:service_order.amount',
        'tag:big_spender',
      ]),
    );
    expect(nodes.some(({ id }) => id.startsWith('source:dealer_management/'))).toBe(true);
    expect(edges).toEqual(
      expect.arrayContaining([
        { from: 'fact:spend_total', to: 'tag:spend_score', kind: 'INDIRECT' },
        { from: 'column:service_order.amount', to: 'fact:spend_total', kind: 'DIRECT' },
        { from: 'tag:spend_score', to: 'tag:big_spender', kind: 'INDIRECT' },
      ]),
    );
    // Whose rows they are is no part of the picture.
    expect(nodes.map(({ id }) => id)).not.toContain('column:service_order.customer_id');
    expect(leftOut).toBe(0);
    expect((await house.api.get('/api/v1/tags/nothing/lineage')).status).toBe(404);
  });
});
