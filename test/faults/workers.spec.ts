import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { expectWhole } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 300_000);
afterEach(() => place.close());
afterAll(() => house.close());

/** A place where everything is ingested and a run waits. */
async function waiting(): Promise<number> {
  place = await house.copy('loaded');
  return place.submit('materialize');
}

describe('a worker that is stopped beyond its lease', () => {
  it('finds its run taken over when it goes on, and publishes nothing', async () => {
    const id = await waiting();
    const slow = place.startWorker();
    await place.atStep(id, 'plan');
    slow.kill('SIGSTOP');
    const taken = await place.finish(id);
    expect(taken).toMatchObject({ state: 'succeeded', attempt: 2, digest: clean.contentDigest });
    const publications = () =>
      place.database.query(`SELECT id FROM snapshot WHERE state = 'published'`);
    expect((await publications()).rowCount).toBe(1);
    slow.kill('SIGCONT');
    await delay(8_000); // longer than its next heartbeat and the rest of its work
    expect((await publications()).rowCount).toBe(1);
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await expectWhole(place, clean);
    await stop(slow, 'SIGTERM');
  }, 300_000);

  it('takes nothing away from its successor when it goes on while that one is at work', async () => {
    const id = await waiting();
    const slow = place.startWorker();
    await place.atStep(id, 'plan');
    slow.kill('SIGSTOP');
    await place.letLeasesEnd();
    const successor = place.startWorker();
    await place.until(id, ({ attempt }) => attempt === 2);
    await place.atStep(id, 'facts');
    successor.kill('SIGSTOP'); // amid its files
    slow.kill('SIGCONT');
    await delay(6_000); // longer than its next heartbeat
    successor.kill('SIGCONT');
    expect(await place.final(id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
      digest: clean.contentDigest,
    });
    await Promise.all([slow, successor].map((worker) => stop(worker, 'SIGTERM')));
    await expectWhole(place, clean);
  }, 300_000);
});

describe('several workers', () => {
  it('do a run once that all of them hear of at once', async () => {
    const id = await waiting();
    const workers = [1, 2, 3, 4, 5].map(() => place.startWorker());
    expect(await place.final(id)).toMatchObject({ attempt: 1, digest: clean.contentDigest });
    const { rows } = await place.database.query('SELECT id FROM snapshot');
    expect(rows).toHaveLength(1);
    await expectWhole(place, clean);
    await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
  }, 300_000);

  it('wait for an ingestion that is under way, and spend no attempt on that', async () => {
    place = await house.copy('partly');
    const client = await place.database.connect();
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.ingestion]);
    const id = await place.submit('ingest', { source: 'insurance', directory: house.last });
    const worker = place.startWorker();
    await place.taken(id, 3);
    await place.until(id, ({ state, attempt }) => state === 'queued' && attempt === 0);
    client.release(true);
    expect(await place.final(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    await stop(worker, 'SIGTERM');
    expect(await place.datasets()).toEqual(clean.datasets);
  }, 300_000);

  it('publish in the order in which they began: the later one wins', async () => {
    const first = await waiting();
    const slow = await place.stopAt('run.before-publish');
    const second = await place.submit('materialize');
    // The first run keeps its lease: its worker is slow, not dead.
    await place.database.query(
      `UPDATE run SET lease_until = now() + interval '1 h' WHERE id = $1`,
      [first],
    );
    const quick = place.startWorker();
    await place.final(second);
    await stop(quick, 'SIGTERM');
    slow.kill('SIGCONT');
    expect(await place.final(first)).toMatchObject({
      state: 'failed',
      error: 'publication_overtaken',
    });
    expect((await place.run(second)).state).toBe('succeeded');
    await expectWhole(place, clean);
    await stop(slow, 'SIGTERM');
  }, 300_000);
});

describe('the machine’s clock', () => {
  it('may be an hour fast: leases are on the database’s time', async () => {
    const id = await waiting();
    const shift = new URL('support/shift-clock.mjs', import.meta.url);
    const worker = place.startWorker({ NODE_OPTIONS: `--import=${shift.href}` });
    await place.atStep(id, 'plan');
    const { rows } = await place.database.query<{ left: number }>(
      'SELECT extract(epoch FROM lease_until - now())::float AS left FROM run WHERE id = $1',
      [id],
    );
    expect(rows[0]?.left).toBeGreaterThan(20);
    expect(rows[0]?.left).toBeLessThanOrEqual(30);
    expect((await place.final(id)).digest).toBe(clean.contentDigest);
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);
});
