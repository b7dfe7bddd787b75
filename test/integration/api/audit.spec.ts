import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SealEventsService } from '@tagwright/audit';
import { unzipSync } from 'fflate';
import type {
  AuditEventPageDto,
  AuditHeadDto,
  AuditVerificationDto,
} from '../../../apps/api/src/audit/audit.dto.js';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
  await house.api.post('/api/v1/snapshots/1/pin').send({ reason: 'for the auditor' }).expect(200);
  await house.api.post('/api/v1/schedules/nightly_tags/pause').send({ reason: 'closing' });
});
afterAll(() => house.close());

const events = async (query: string): Promise<AuditEventPageDto> =>
  (await house.get(`/audit/events?${query}`)) as AuditEventPageDto;

async function codeOf(path: string, status: number): Promise<unknown> {
  const answer = await house.api.get(`/api/v1${path}`).expect(status);
  return (answer.body as { code?: unknown }).code;
}

describe('GET /api/v1/audit/events', () => {
  it('tells who did what to what, from where', async () => {
    const { items, total } = await events('objectKind=snapshot&objectCode=1');
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      ...{ account: house.me.login, channel: 'portal', action: 'snapshot.pinned' },
      ...{ objectKind: 'snapshot', objectCode: '1', details: { reason: 'for the auditor' } },
      ...{ sequence: null, hash: null },
    });
    expect(items[0]?.address).toMatch(/127\.0\.0\.1/);
  });

  it('is filtered by account, action and time, and comes in pages from new to old', async () => {
    expect((await events('action=schedule.paused&account=' + house.me.login)).items).toHaveLength(
      1,
    );
    expect((await events('to=2020-01-01')).total).toBe(0);
    expect((await events('from=2020-01-01T08:00:00%2B08:00')).total).toBeGreaterThan(10);
    const first = await events('account=system&limit=3');
    const second = await events(`account=system&limit=3&cursor=${first.nextCursor ?? ''}`);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(6);
    // A later part without those between, which new events at the head do not move.
    const third = await events(`account=system&limit=3&cursor=${second.nextCursor ?? ''}`);
    const skipped = await events(`account=system&limit=3&skip=3&cursor=${first.nextCursor ?? ''}`);
    expect(skipped.items).toEqual(third.items);
  });

  it.each(['person=me', 'from=yesterday', 'limit=0', 'sql=1', 'cursor=x', 'objectKind=%00'])(
    'refuses %s',
    async (query) => {
      const { status } = await house.api.get(`/api/v1/audit/events?${query}`);
      expect([400, 422]).toContain(status);
    },
  );
});

describe('the chain', () => {
  it('proves an object or a period, not everything', async () => {
    expect(await codeOf('/audit/evidence?objectKind=snapshot', 422)).toBe('evidence_unbounded');
  });

  it('gives each event its place, and has a signed head', async () => {
    await house.services.get(SealEventsService).sealAndSign();
    const head = (await house.get('/audit/head')) as AuditHeadDto;
    expect(head.sequence).toBeGreaterThan(10);
    expect(head.signed).toMatchObject({ hash: head.hash, sequence: String(head.sequence) });
    expect(head.publicKey).toContain('PUBLIC KEY');
    const [event] = (await events('action=snapshot.pinned')).items;
    expect(event?.sequence).toBeGreaterThan(0);
    expect(event?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is proved on demand, once for many who ask at once', async () => {
    const asked = await Promise.all(
      [1, 2, 3].map(() => house.api.post('/api/v1/audit/verifications').expect(200)),
    );
    for (const { body } of asked) {
      expect(body as AuditVerificationDto).toMatchObject({ sound: true, finding: null, heads: 1 });
    }
  });

  it('is taken away as a zip, which is an event itself', async () => {
    const response = await house.api
      .get('/api/v1/audit/evidence?objectKind=snapshot&objectCode=1')
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      })
      .expect(200)
      .expect('content-type', 'application/zip');
    const files = Object.keys(unzipSync(response.body as Buffer));
    expect(files).toEqual(
      expect.arrayContaining(['chain.ndjson', 'verify.mjs', 'snapshots/1.json']),
    );
    expect((await events('action=evidence.exported')).items[0]).toMatchObject({
      objectKind: 'snapshot',
      details: { events: 1 },
    });
  });
});
