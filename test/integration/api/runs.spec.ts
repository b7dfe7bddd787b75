import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('empty');
});

afterAll(async () => {
  await house.close();
});

interface Started {
  readonly run: { readonly id: number; readonly state: string; readonly asOf: string | null };
}

function start(key: string, body: object = {}) {
  return house.api.post('/api/v1/runs').set('Idempotency-Key', key).send(body);
}

describe('starting a run', () => {
  it('needs an Idempotency-Key', async () => {
    const response = await house.api.post('/api/v1/runs').send({});
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ code: 'idempotency_key_missing' });
  });

  it('works with an empty body and with none', async () => {
    expect((await start('empty-body')).status).toBe(202);
    const response = await house.api.post('/api/v1/runs').set('Idempotency-Key', 'no-body');
    expect(response.status).toBe(202);
  });

  it('gives the same run for the same key and body, and a conflict for another body', async () => {
    const first = await start('key-1', { asOf: '2026-01-01' });
    expect(first.status).toBe(202);
    const { run } = first.body as Started;
    expect(first.headers.location).toBe(`/api/v1/runs/${run.id}`);
    expect(run).toMatchObject({ state: 'queued', asOf: '2025-12-31T16:00:00.000Z' });
    const again = await start('key-1', { asOf: '2026-01-01' });
    expect(again.status).toBe(200);
    expect((again.body as Started).run.id).toBe(run.id);
    const other = await start('key-1', { asOf: '2026-01-02' });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'idempotency_conflict' });
  });

  it('refuses a body that is not JSON instead of leaving out what it asks for', async () => {
    const response = await house.api
      .post('/api/v1/runs')
      .set('Idempotency-Key', 'key-text')
      .set('Content-Type', 'text/plain')
      .send('{"asOf":"2026-01-01"}');
    expect(response.status).toBe(415);
    expect(response.body).toMatchObject({ code: 'body_not_json' });
    expect((await start('key-text')).status).toBe(202);
  });

  it('cancels a waiting run, and says so when it is over', async () => {
    const { run } = (await start('key-cancel')).body as Started;
    const cancelled = await house.api.post(`/api/v1/runs/${run.id}/cancel`);
    expect(cancelled.status).toBe(202);
    expect(cancelled.body).toMatchObject({ run: { state: 'cancelled' } });
    const again = await house.api.post(`/api/v1/runs/${run.id}/cancel`);
    expect([again.status, again.body]).toMatchObject([409, { code: 'run_final' }]);
  });

  it.each([
    ['2999-01-01', 'as_of_in_future'],
    ['tomorrow', 'as_of_unreadable'],
    ['2026-02-30', 'as_of_unreadable'],
    ['', 'as_of_unreadable'],
    ["2026-01-01'; DROP TABLE run", 'as_of_unreadable'],
  ])('as of "%s" is a 422 %s', async (asOf, code) => {
    const response = await start(`key-${asOf.length}-${code}`, { asOf });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ code });
  });

  it.each([{ asOf: 5 }, { asOf: 'x'.repeat(41) }, { as_of: '2026-01-01' }, { asOf: ['a'] }])(
    'with the body %j is a 400',
    async (body) => {
      expect((await start('key-shape', body)).status).toBe(400);
    },
  );

  it('starts one run for a key that comes twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => start('key-race')));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(new Set(answers.map(({ body }) => (body as Started).run.id)).size).toBe(1);
  });
});

describe('the list of runs', () => {
  it('goes from new to old, page by page', async () => {
    const first = await house.api.get('/api/v1/runs?limit=2');
    const page = first.body as { items: { id: number }[]; total: number; nextCursor: string };
    expect(page.items).toHaveLength(2);
    const second = await house.api.get(`/api/v1/runs?limit=2&cursor=${page.nextCursor}`);
    const older = second.body as { items: { id: number }[] };
    expect(older.items[0]?.id).toBeLessThan(page.items[1]?.id ?? 0);
    expect(page.total).toBeGreaterThan(2);
  });
});

describe('watching a run', () => {
  it('sends every change and ends with the final state', async () => {
    const { run } = (await start('key-watch')).body as Started;
    const watching = house.api.get(`/api/v1/runs/${run.id}/events`).buffer(true);
    const answer = watching.then((response) => response);
    await house.dataSource.query(
      `UPDATE run SET state = 'succeeded', finished_at = now(), progress = 1, revision = 7,
         result = '{"snapshotId": 5}' WHERE id = $1`,
      [run.id],
    );
    const { type, text } = await answer;
    expect(type).toBe('text/event-stream');
    expect(text).toContain('event: run\nid: 7\n');
    expect(text).toContain('"snapshotId":5');
    const resumed = await house.api
      .get(`/api/v1/runs/${run.id}/events`)
      .set('Last-Event-ID', '7')
      .buffer(true);
    expect(resumed.text).toBe('');
  });

  it('does not keep the interface from closing', async () => {
    const own = await serveHouse('empty');
    const started = await own.api.post('/api/v1/runs').set('Idempotency-Key', 'k').send({});
    const { id } = (started.body as Started).run;
    const stream = await fetch(`http://127.0.0.1:${own.port}/api/v1/runs/${id}/events`, {
      headers: own.me.headers,
    });
    expect(stream.status).toBe(200);
    const begin = Date.now();
    await own.close();
    expect(Date.now() - begin).toBeLessThan(5_000);
    await expect(stream.text()).rejects.toThrow();
  });
});

describe('before anything is published', () => {
  it('readers are told so', async () => {
    expect((await house.api.get('/api/v1/ready')).body).toMatchObject({
      status: 'ok',
      snapshotId: null,
      queue: { status: 'ok' },
    });
    for (const path of ['/snapshots/current', '/customers/1', '/customers']) {
      const response = await house.api.get(`/api/v1${path}`);
      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'no_snapshot' });
    }
    const where = { tag: 'loyalty', operator: 'isPresent' };
    const count = await house.api.post('/api/v1/filters/count').send({ subject: 'lead', where });
    expect(count.body).toMatchObject({ code: 'no_snapshot' });
    expect((await house.api.get('/api/v1/quarantine')).body).toEqual({
      items: [],
      total: 0,
      nextCursor: null,
    });
    expect((await house.api.get('/api/v1/conflicts/summary')).body).toEqual([]);
  });
});
