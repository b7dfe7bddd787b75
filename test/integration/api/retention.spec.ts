import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RetentionDto } from '../../../apps/api/src/retention/retention.dto.js';
import type { SnapshotDto, SnapshotPageDto } from '../../../apps/api/src/snapshots/snapshot.dto.js';
import { serveHouse, type ServedHouse } from './serve-house.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
  await house.dataSource.query(
    `INSERT INTO snapshot (id, run_id, state, as_of, zone, content_digest, manifest, published_at)
     SELECT n, run_id, state, as_of, zone, content_digest, manifest, now()
     FROM snapshot, generate_series(2, 4) AS n WHERE id = 1`,
  );
  await house.dataSource.query(
    `UPDATE snapshot SET collect_after = now() + interval '1 d' WHERE id IN (2, 3);
     UPDATE snapshot SET deletion_started_at = now(), files_deleted_at = now() WHERE id = 3`,
  );
});
afterAll(() => house.close());

async function shown(id: number): Promise<SnapshotDto['retention']> {
  const response = await house.api.get(`/api/v1/snapshots/${id}`).expect(200);
  return (response.body as SnapshotDto).retention;
}

const codeOf = ({ body }: { body: unknown }): unknown => (body as { code?: unknown }).code;

const pin = (id: number | string, reason: unknown = 'audit') =>
  house.api.post(`/api/v1/snapshots/${id}/pin`).send({ reason });

describe('GET /api/v1/retention', () => {
  it('tells the policy, what the next collection would do, and why the rest is kept', async () => {
    const response = await house.api.get('/api/v1/retention').expect(200);
    const body = response.body as RetentionDto;
    expect(body).toMatchObject({
      policy: { graceHours: 24, snapshots: { keepMonths: 24 } },
      orphans: { files: 0, bytes: 0 },
    });
    expect(body.kept).toContainEqual(
      expect.objectContaining({ kind: 'snapshot', reason: 'published', count: 1 }),
    );
    expect(body.changes).toContainEqual(
      expect.objectContaining({ name: 'snapshot 2', action: 'unmark', bytes: 0 }),
    );
  });
});

describe('pinning a snapshot', () => {
  it('is shown with the snapshot, and again without once it is unpinned', async () => {
    await pin(4, ' for the regulator ').expect(200, /for the regulator/);
    await pin(4, 'for the auditor').expect(200);
    expect(await shown(4)).toEqual({
      pinnedBecause: 'for the auditor',
      collectAfter: null,
      filesDeletedAt: null,
    });
    await house.api.delete('/api/v1/snapshots/4/pin').expect(204);
    expect(await shown(4)).toMatchObject({ pinnedBecause: null });
    const missing = await house.api.delete('/api/v1/snapshots/4/pin').expect(404);
    expect(codeOf(missing)).toBe('pin_not_found');
  });

  it('takes the mark off', async () => {
    await pin(2).expect(200);
    const page = await house.api.get('/api/v1/snapshots').expect(200);
    const marks = (page.body as SnapshotPageDto).items.map(({ id, retention }) => [id, retention]);
    expect(Object.fromEntries(marks)).toMatchObject({
      2: { pinnedBecause: 'audit', collectAfter: null },
      3: { pinnedBecause: null, filesDeletedAt: expect.any(String) },
    });
  });

  it('of which the files are gone is answered with 410 and a sentence', async () => {
    const refused = await pin(3).expect(410);
    const detail: unknown = expect.stringContaining('Its manifest and what it changed stay');
    expect(refused.body).toMatchObject({ code: 'gone', title: 'No longer here', detail });
    await house.api.get('/api/v1/snapshots/3/manifest').expect(200);
    await house.api.get('/api/v1/snapshots/3/diff').expect(200);
  });

  it.each([
    ['99999', 'audit', 404],
    ['0', 'audit', 400],
    ['x', 'audit', 400],
    ['4', '', 400],
    ['4', '   ', 400],
    ['4', 'x'.repeat(501), 400],
    ['4', 7, 400],
    ['4', null, 400],
  ])('%s because of %j is answered with %s', async (id, reason, status) => {
    const response = await pin(id, reason);
    expect([response.status, typeof codeOf(response)]).toEqual([status, 'string']);
  });

  it('many times at once leaves one pin', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => pin(4, `reason ${n}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const [row] = await house.dataSource.query<{ n: string }[]>(
      'SELECT count(*) AS n FROM pin WHERE snapshot_id = 4',
    );
    expect(row?.n).toBe('1');
  });
});
