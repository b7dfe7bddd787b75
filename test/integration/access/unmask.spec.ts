import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});
afterAll(() => house.close());

const PATH = '/api/v1/customers/1/contact';

async function events(): Promise<{ code: string; details: { purpose: string }; text: string }[]> {
  return house.dataSource.query(
    `SELECT object_code AS code, details, e::text AS text FROM audit_event e
     WHERE action = 'subject.unmasked' ORDER BY id`,
  );
}

describe('personal data in clear', () => {
  it('needs a purpose, and is not looked at without one', async () => {
    for (const purpose of ['', '          ', 'because']) {
      const answer = await house.api.post(PATH).send({ purpose });
      expect([answer.status, answer.body]).toMatchObject([422, { code: 'purpose_missing' }]);
    }
    expect(await events()).toEqual([]);
  });

  it('is shown for a while, and the look is written down under a pseudonym', async () => {
    const masked = (await house.get('/customers/1')) as { contact: { name: string } };
    const purpose = 'The customer asked to be called back.';
    const answer = await house.api.post(PATH).send({ purpose });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { name, mobile, hideAt } = answer.body as {
      name: string;
      mobile: string;
      hideAt: string;
    };
    expect(name).not.toContain('*');
    expect(masked.contact.name).toContain('*');
    const minutes = (Date.parse(hideAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThanOrEqual(5);
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({ details: { purpose } });
    expect(event?.code).toMatch(/^[0-9a-f]{64}$/);
    expect(event?.text).not.toContain(name);
    expect(event?.text).not.toContain(mobile);
  });
});
