import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});
afterAll(() => house.close());

const PATH = '/api/v1/schedules/nightly_tags';

interface Shown {
  readonly paused: { readonly since: string; readonly reason: string | null } | null;
  readonly next: readonly { readonly at: string; readonly local: string }[];
}

const shown = async (): Promise<Shown> => (await house.api.get(PATH)).body as Shown;

const run = (key: string, path = PATH) => house.api.post(`${path}/run`).set('Idempotency-Key', key);

describe('the schedules', () => {
  it('are listed with what they say and their next five times', async () => {
    const response = await house.api.get('/api/v1/schedules');
    expect(response.status).toBe(200);
    const [{ waiting, ...listed }] = response.body as [{ waiting: { reason: string } | null }];
    expect(listed).toEqual({
      schedule: 'nightly_tags',
      name: { zh: '每夜计算标签', en: 'Nightly tags' },
      kind: 'materialize',
      source: null,
      cron: { expression: '30 2 * * *', zone: 'Asia/Shanghai' },
      ...{ onArrival: [], after: [], staleAfterSeconds: 93_600 },
      ...{ paused: null, lastRun: null },
      next: expect.any(Array) as unknown,
    });
    // Its time may have come since it was registered, and nobody looks at schedules here.
    expect([null, 'cron']).toContain(waiting?.reason ?? null);
    expect(response.body).toHaveLength(1);
    const { next } = await shown();
    expect(next).toHaveLength(5);
    expect(new Date(next[0]?.local ?? '').toISOString()).toBe(next[0]?.at);
  });

  it.each(['nobody', '__proto__', '%00', "'; DROP TABLE schedule; --", 'a'.repeat(5_000)])(
    'of the name %j are none',
    async (code) => {
      const path = `/api/v1/schedules/${code === '%00' ? code : encodeURIComponent(code)}`;
      for (const response of [
        await house.api.get(path),
        await house.api.post(`${path}/pause`).send({}),
        await house.api.post(`${path}/resume`),
        await run('key-nobody', path),
      ]) {
        expect(response.status).toBe(404);
        expect(response.body).toMatchObject({ code: 'schedule_not_found' });
      }
    },
  );
});

describe('pausing', () => {
  it('is seen with its reason and until it is resumed', async () => {
    const paused = await house.api.post(`${PATH}/pause`).send({ reason: ' Year-end closing. ' });
    expect(paused.status).toBe(200);
    expect(paused.body).toMatchObject({ paused: { reason: 'Year-end closing.' }, next: [] });
    const resumed = await house.api.post(`${PATH}/resume`);
    expect(resumed.status).toBe(200);
    expect(resumed.body).toMatchObject({ paused: null });
    expect((await shown()).next).toHaveLength(5);
  });

  it('needs no reason and no body', async () => {
    expect((await house.api.post(`${PATH}/pause`)).body).toMatchObject({
      paused: { reason: null },
    });
    await house.api.post(`${PATH}/resume`);
  });

  it.each([{ reason: 5 }, { reason: 'x'.repeat(501) }, { reason: 'a\u0000' }, { why: 'x' }])(
    'with the body %j is a 400 and changes nothing',
    async (body) => {
      expect((await house.api.post(`${PATH}/pause`).send(body)).status).toBe(400);
      expect((await shown()).paused).toBeNull();
    },
  );

  it('from a page of another origin is refused', async () => {
    const response = await house.api.post(`${PATH}/pause`).set('Origin', 'http://evil.example');
    expect(response.status).toBe(403);
  });
});

describe('starting now', () => {
  it('gives a run to watch, the same one for the same key', async () => {
    const first = await run('key-now');
    expect(first.status).toBe(202);
    const { id } = (first.body as { run: { id: number } }).run;
    expect(first.headers.location).toBe(`/api/v1/runs/${id}`);
    const again = await run('key-now');
    expect([again.status, again.body]).toMatchObject([200, { run: { id } }]);
    expect(await shown()).toMatchObject({
      lastRun: { id, state: 'queued', reason: 'request', slots: 0 },
    });
    const second = await run('key-second');
    expect([second.status, second.body]).toMatchObject([409, { code: 'schedule_running' }]);
    await house.api.post(`/api/v1/runs/${id}/cancel`);
    expect((await run('key-second')).status).toBe(202);
  });

  it('needs an Idempotency-Key', async () => {
    expect((await house.api.post(`${PATH}/run`)).body).toMatchObject({
      code: 'idempotency_key_missing',
    });
  });
});

describe('a snapshot', () => {
  it('that is older than its schedule allows shows as stale, everywhere', async () => {
    const fresh = { stale: false, staleSince: null };
    expect((await house.api.get('/api/v1/snapshots/current')).body).toMatchObject(fresh);
    await house.dataSource.query(
      `UPDATE publication SET published_at = '2026-01-01T00:00:00Z' WHERE name = 'main'`,
    );
    const stale = { stale: true, staleSince: '2026-01-02T02:00:00.000Z' };
    expect((await house.api.get('/api/v1/snapshots/current')).body).toMatchObject(stale);
    expect((await house.api.get('/api/v1/snapshots/1')).body).toMatchObject(stale);
    expect((await house.api.get('/api/v1/snapshots')).body).toMatchObject({ items: [stale] });
  });
});
