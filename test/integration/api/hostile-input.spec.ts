import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});

afterAll(async () => {
  await house.close();
});

const count = '/api/v1/filters/count';
const known = { tag: 'loyalty', operator: 'equal', value: 'A' };

function expectProblem(response: { type: string; body: unknown }, code: string): void {
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({
    code,
    type: `urn:tagwright:problem:${code}`,
    instance: expect.stringMatching(/^urn:uuid:/),
  });
}

describe('a body', () => {
  it('that is no JSON is a 400', async () => {
    const response = await house.api.post(count).type('json').send('{"subject": ');
    expect(response.status).toBe(400);
    expectProblem(response, 'json_malformed');
  });

  it('of 10 MB is a 413', async () => {
    const body = JSON.stringify({ subject: 'customer', where: { tag: 'x'.repeat(10_000_000) } });
    const response = await house.api.post(count).type('json').send(body);
    expect(response.status).toBe(413);
    expectProblem(response, 'body_too_large');
  });

  it('nested 10,000 deep is a 400', async () => {
    const deep = `${'{"not":'.repeat(10_000)}{}${'}'.repeat(10_000)}`;
    const body = `{"subject":"customer","where":${deep}}`;
    const response = await house.api.post(count).type('json').send(body);
    expect(response.status).toBe(400);
    expectProblem(response, 'json_too_deep');
  });

  it.each([
    ['missing', undefined],
    ['a list', []],
    ['a text', '"x"'],
    ['without a condition', { subject: 'customer' }],
    ['with an unknown subject', { subject: 'dealer', where: known }],
    ['with an unknown property', { subject: 'customer', where: known, sql: 'DROP TABLE run' }],
    ['with a text for a condition', { subject: 'customer', where: 'true' }],
    ['with __proto__', '{"subject":"customer","where":{},"__proto__":{"a":1},"x":1}'],
  ])('%s is a 400 that says what is wrong', async (_name, body) => {
    const response = await house.api
      .post(count)
      .type('json')
      .send(body as object);
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
  });

  it('in another encoding is a 400', async () => {
    const response = await house.api
      .post(count)
      .set('Content-Type', 'application/json; charset=utf-16')
      .send('{}');
    expect(response.status).toBe(400);
    expectProblem(response, 'json_not_utf8');
  });

  it('of another media type is not taken for JSON', async () => {
    const response = await house.api.post(count).type('text').send(JSON.stringify({}));
    expect(response.status).toBe(415);
    expect(response.body).toMatchObject({ code: 'body_not_json' });
  });
});

describe('a filter', () => {
  const nasty = [
    "' OR 1=1 --",
    '"; DROP TABLE run; --',
    'loyalty" = \'A\' OR "loyalty',
    '__proto__',
    'constructor',
    'loyalty\u0000',
    '../../../../etc/passwd',
    '${7*7}',
    '😀'.repeat(50),
  ];

  /** What cannot be seen is refused before anything is looked up. */
  const refusal = (text: string, code: string) =>
    text.includes('\0') ? 'control_character' : code;

  it.each(nasty)('with the tag %j is refused with the place', async (tag) => {
    const where = { all: [known, { tag, operator: 'equal', value: 'A' }] };
    const response = await house.api.post(count).send({ subject: 'customer', where });
    expect(response.status).toBe(422);
    expectProblem(response, 'filter_invalid');
    const code = refusal(tag, 'unknown_tag');
    expect(response.body).toMatchObject({ errors: [{ code, path: 'where.all[1].tag' }] });
  });

  it.each([...nasty, 'LIKE', 'equal OR true'])(
    'with the operator %j is refused',
    async (operator) => {
      const where = { tag: 'loyalty', operator, value: 'A' };
      const response = await house.api.post(count).send({ subject: 'customer', where });
      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({
        errors: [{ code: refusal(operator, 'unknown_operator') }],
      });
    },
  );

  it.each(nasty)('with the value %j is refused, for it is in no code list', async (value) => {
    const where = { tag: 'loyalty', operator: 'equal', value };
    const response = await house.api.post(count).send({ subject: 'customer', where });
    expect(response.status).toBe(422);
    expectProblem(response, 'filter_invalid');
  });

  it('tells all mistakes at once', async () => {
    const where = {
      any: [
        { tag: 'no_such_tag', operator: 'equal', value: 1 },
        { tag: 'loyalty', operator: 'greaterThan', value: 'A' },
        { tag: 'loyalty', operator: 'equal', value: 'Z' },
        { tag: 'spend_score', operator: 'equal', value: 'many' },
        { tag: 'lead_grade', operator: 'equal', value: 'A' },
        { fact: 'visits_12m', operator: 'equal', value: 1 },
      ],
    };
    const response = await house.api.post(count).send({ subject: 'customer', where });
    expect(response.status).toBe(422);
    const { errors } = response.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path.replace(/^where\.any\[(\d)\].*$/, '$1'))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it.each([
    [{}],
    [{ all: [] }],
    [{ any: [] }],
    [{ all: [known], any: [known] }],
    [{ not: [known] }],
    [{ ...known, path: '$.x' }],
    [{ tag: 'spend_score', operator: 'between', value: [5, 1] }],
    [{ tag: 'spend_score', operator: 'equal', value: 1e300 }],
    [{ tag: 'spend_score', operator: 'equal', value: null }],
  ])('of the shape %j is refused', async (where) => {
    const response = await house.api.post(count).send({ subject: 'customer', where });
    expect(response.status).toBe(422);
    expectProblem(response, 'filter_invalid');
  });

  it('with a thousand conditions is refused, not slow', async () => {
    const where = { any: Array.from({ length: 1000 }, () => known) };
    const response = await house.api.post(count).send({ subject: 'customer', where });
    expect(response.status).toBe(422);
  });

  it('may not choose unknown columns for its CSV', async () => {
    const body = { subject: 'customer', where: known, columns: ['loyalty', 'vehicle_grade'] };
    const response = await house.api.post('/api/v1/filters/csv').send(body);
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      code: 'unknown_tag',
      errors: [{ path: 'columns[1]' }],
    });
    const injected = { ...body, columns: ['x" FROM y --'] };
    expect((await house.api.post('/api/v1/filters/csv').send(injected)).status).toBe(400);
  });
});

describe('an address', () => {
  it.each([
    ['/api/v1/customers/0', 400, 'id_unreadable'],
    ['/api/v1/customers/-1', 400, 'id_unreadable'],
    ['/api/v1/customers/1e3', 400, 'id_unreadable'],
    ["/api/v1/customers/1'%20OR%201=1", 400, 'id_unreadable'],
    ['/api/v1/customers/9999999999999999999', 400, 'id_unreadable'],
    ['/api/v1/customers/999999', 404, 'customer_not_found'],
    ['/api/v1/vehicles/999999', 404, 'vehicle_not_found'],
    ['/api/v1/leads/999999', 404, 'lead_not_found'],
    ['/api/v1/customers/1/tags/no_such_tag/why', 404, 'tag_not_found'],
    ['/api/v1/customers/1/tags/vehicle_grade/why', 404, 'tag_not_found'],
    ['/api/v1/customers/1/tags/__proto__/why', 404, 'tag_not_found'],
    ['/api/v1/customers/999999/tags/loyalty/next-flip', 404, 'customer_not_found'],
    ['/api/v1/customers/1/tags/vehicle_grade/next-flip', 404, 'tag_not_found'],
    ['/api/v1/customers/1/facts/vehicle_age_days/rows', 404, 'fact_not_found'],
    ['/api/v1/customers/1/facts/__proto__/rows', 404, 'fact_not_found'],
    ['/api/v1/customers/999999/facts/visits_12m/rows', 404, 'customer_not_found'],
    ['/api/v1/customers/1/tags/loyalty/why-not', 400, 'request_invalid'],
    ['/api/v1/customers/1/tags/loyalty/why-not?value=', 400, 'request_invalid'],
    ['/api/v1/customers/1/tags/loyalty/why-not?value=A&value=B', 400, 'request_invalid'],
    ['/api/v1/customers/1/tags/loyalty/why-not?value=Z', 422, 'wanted_unreadable'],
    ['/api/v1/customers/1/tags/loyalty/why-not?value=__proto__', 422, 'wanted_unreadable'],
    [`/api/v1/customers/1/tags/loyalty/why-not?value=${'9'.repeat(201)}`, 400, 'request_invalid'],
    ['/api/v1/customers/1/tags/spend_score/why-not?value=1e3', 422, 'wanted_unreadable'],
    ['/api/v1/customers/1/tags/spend_score/why-not?value=5..1', 422, 'wanted_unreadable'],
    ['/api/v1/customers/999999/tags/loyalty/why-not?value=A', 404, 'customer_not_found'],
    ['/api/v1/customers/1/tags/vehicle_grade/why-not?value=A', 404, 'tag_not_found'],
    ['/api/v1/runs/777', 404, 'run_not_found'],
    ['/api/v1/runs/777/events', 404, 'run_not_found'],
    ['/api/v1/runs/99999999999', 400, 'id_unreadable'],
    ['/api/v1/runs?limit=-5', 400, 'request_invalid'],
    ['/api/v1/runs?limit=0', 400, 'request_invalid'],
    ['/api/v1/runs?limit=201', 400, 'request_invalid'],
    ['/api/v1/runs?limit=1.5', 400, 'request_invalid'],
    ['/api/v1/runs?limit=ten', 400, 'request_invalid'],
    ['/api/v1/runs?limit=1&limit=2', 400, 'request_invalid'],
    ['/api/v1/runs?cursor=%27', 400, 'request_invalid'],
    ['/api/v1/runs?cursor=abc', 400, 'cursor_unreadable'],
    ['/api/v1/runs?order=asc', 400, 'request_invalid'],
    ['/api/v1/snapshots/777', 404, 'snapshot_not_found'],
    ['/api/v1/snapshots/777/manifest', 404, 'snapshot_not_found'],
    ['/api/v1/tags/no_such_tag', 404, 'tag_not_found'],
    ['/api/v1/tags/loyalty/distribution?snapshot=777', 404, 'snapshot_not_found'],
    ['/api/v1/tags/loyalty/distribution?snapshot=-1', 400, 'request_invalid'],
    ['/api/v1/facts/constructor', 404, 'fact_not_found'],
    ['/api/v1/datasets/no_such_dataset', 404, 'dataset_not_found'],
    ['/api/v1/datasets/vehicle/versions/777', 404, 'dataset_version_not_found'],
    ['/api/v1/catalog/code-lists/%00', 404, 'code_list_not_found'],
    ["/api/v1/quarantine?source=a'%20OR%20'1'='1", 400, 'request_invalid'],
    ['/api/v1/conflicts?column=%22', 400, 'request_invalid'],
    ['/api/v1/no/such/page', 404, 'not_found'],
    ['/api/v1/%zz', 400, 'request_unreadable'],
  ])('%s is a %d %s', async (path, status, code) => {
    const response = await house.api.get(path);
    expect(response.status).toBe(status);
    expectProblem(response, code);
  });

  it('does not answer to another method', async () => {
    const response = await house.api.delete('/api/v1/runs/1');
    expect(response.status).toBe(404);
    expectProblem(response, 'not_found');
  });
});

describe('a caller', () => {
  it('under a foreign name is refused, as a rebound page would be', async () => {
    const response = await house.api.get('/api/v1/tags').set('Host', 'evil.example');
    expect(response.status).toBe(403);
    expectProblem(response, 'host_refused');
  });

  it('of another origin may not start work', async () => {
    const response = await house.api
      .post('/api/v1/runs')
      .set('Origin', 'https://evil.example')
      .set('Idempotency-Key', 'k')
      .send({});
    expect(response.status).toBe(403);
    expectProblem(response, 'origin_refused');
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('that goes away in the middle of its body hurts nobody', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(house.port, '127.0.0.1', () => {
        socket.write(
          `POST ${count} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"sub`,
          () => {
            socket.destroy();
            resolve();
          },
        );
      });
      socket.on('error', reject);
    });
    expect((await house.api.get('/api/v1/health')).status).toBe(200);
  });

  it('gets headers that keep foreign code out, and no version of ours', async () => {
    const { headers } = await house.api.get('/api/v1/health');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("style-src 'self';");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});
