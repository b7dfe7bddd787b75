import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectWhole } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';
import { LosingProxy } from './support/losing-proxy.js';
import { OwnPostgres } from './support/own-postgres.js';

let postgres: OwnPostgres;
let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  process.env.TEST_DATABASE_URL = postgres.url; // for this suite alone
  ({ house, clean } = await FaultHouse.open());
}, 300_000);
afterEach(() => place.close());
afterAll(async () => {
  await house.close();
  await postgres.close();
});

async function waiting(): Promise<number> {
  place = await house.copy('loaded');
  return place.submit('materialize');
}

describe('PostgreSQL, stopped at once in the middle of a step and started again', () => {
  it('costs an attempt and nothing else; the worker goes on', async () => {
    const id = await waiting();
    const worker = place.startWorker();
    await place.until(id, ({ state }) => state === 'running');
    await postgres.stopNow();
    await delay(2_000);
    await postgres.startAgain();
    expect(worker.exitCode).toBeNull();
    const ended = await place.until(id, ({ state }) => state !== 'running').catch(() => undefined);
    if (ended === undefined || ended.state === 'queued') await place.letLeasesEnd();
    expect(await place.final(id)).toMatchObject({
      state: 'succeeded',
      digest: clean.contentDigest,
    });
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);

  it('costs an ingestion, which has lost its lock, an attempt and nothing else', async () => {
    place = await house.copy('partly');
    // A copied database's sequences are not yet in its log: without this a crash would set them back.
    await place.database.query('CHECKPOINT');
    const id = await place.submit('ingest', { source: 'insurance', directory: house.last });
    const worker = place.startWorker();
    await place.atStep(id, 'read');
    await postgres.stopNow();
    await postgres.startAgain();
    expect(await place.final(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await place.final(await place.submit('materialize'));
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);
});

describe('PostgreSQL, stopped during COMMIT', () => {
  it('has not published; the next attempt does', async () => {
    const id = await waiting();
    // The transaction of the publication takes its time at its very end.
    await place.database.query(`
      CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON publication
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger();
    `);
    const worker = place.startWorker();
    await committing();
    await postgres.stopNow();
    await stop(worker, 'SIGKILL');
    await postgres.startAgain();
    expect(await place.published()).toBeNull();
    expect(await place.run(id)).toMatchObject({ state: 'running' });
    expect(await place.finish(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await expectWhole(place, clean);
  }, 300_000);

  it('whose answer got lost is read again: what was published is not done twice', async () => {
    const id = await waiting();
    const proxy = await LosingProxy.open(place.url, 'INSERT INTO publication');
    const worker = place.startWorker({ DATABASE_URL: proxy.url });
    expect(await place.final(id)).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      digest: clean.contentDigest,
    });
    await delay(4_000); // time to do it again, if anybody would
    expect(proxy.lost).toBe(1);
    const { rowCount } = await place.database.query('SELECT FROM snapshot');
    expect(rowCount).toBe(1);
    await expectWhole(place, clean);
    expect(worker.exitCode).toBeNull();
    await stop(worker, 'SIGTERM');
    proxy.close();
  }, 300_000);

  /** Waits until the publication lingers in its COMMIT. */
  async function committing(): Promise<void> {
    for (let tries = 0; tries < 1_200; tries += 1) {
      const { rowCount } = await place.database.query(
        `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'`,
      );
      if (rowCount !== 0) return;
      await delay(50);
    }
    throw new Error('Nothing is committed.');
  }
});
