import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, sqlParquet, type EngineRow } from '@tagwright/engines';
import { unguardedQuery } from '@tagwright/testing';
import { expectNothingHalf, expectWhole } from './support/expect-whole.js';
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

/** What was set aside of the last source, from a row on. */
async function quarantined(from: number): Promise<EngineRow[]> {
  const { rows } = await place.database.query<{ file: string }>(
    `SELECT DISTINCT stored->>'file' AS file
     FROM dataset_version, jsonb_array_elements(manifest->'quarantine') AS stored
     WHERE active AND stored->>'file' LIKE '%insurance%'`,
  );
  const files = rows.map(({ file }) => join(place.home, 'data', file));
  const settings = { threads: 1, memoryLimit: '256MB', tempDirectory: place.home };
  const engine = await DuckDbEngine.open(settings);
  try {
    return await engine.query(
      `SELECT DISTINCT source_row - ${from} AS n, "column", reason FROM ${sqlParquet(files)}
       WHERE source_row > ${from} ORDER BY ALL`,
    );
  } finally {
    engine.close();
  }
}

describe('a poison row', () => {
  it('is set aside with its reason; the rest is ingested as without it', async () => {
    place = await house.copy('partly');
    const folder = join(place.home, 'poisoned');
    await cp(house.last, folder, { recursive: true });
    const file = join(folder, 'ins_policy.csv.gz');
    const good = gunzipSync(await readFile(file));
    const rows = good.toString('utf8').trimEnd().split('\n').length - 1;
    const poison = [
      'P1,I1', // too short
      `"${'x'.repeat(10_000_000)}",I2,,,,,,`, // a field of 10 MB
      `'; DROP TABLE run; --,,,,,,,`, // of nobody
    ];
    await writeFile(file, gzipSync(Buffer.concat([good, Buffer.from(`${poison.join('\n')}\n`)])));
    const id = await place.submit('ingest', { source: 'insurance', directory: folder });
    const tags = await place.submit('materialize');
    await place.finish(tags);
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    const reasons = await quarantined(rows);
    expect(reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ n: 1, reason: 'wrong_field_count' }),
        expect.objectContaining({ n: 2, reason: 'field_too_large' }),
        expect.objectContaining({ n: 3, reason: 'required_missing' }),
      ]),
    );
    await expectWhole(place, clean);
  }, 300_000);
});

describe('a poison rule', () => {
  it('that an earlier version let in fails its runs and says so; all else goes on', async () => {
    place = await house.copy('partly');
    await place.finish(await place.submit('materialize'));
    const before = await place.published();
    await addPoisonFact();
    const bad = await place.submit('materialize');
    const good = await place.submit('ingest', { source: 'insurance', directory: house.last });
    const worker = place.startWorker();
    expect(await place.final(bad)).toMatchObject({ error: 'definitions_outdated', attempt: 1 });
    expect(await place.final(good)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await place.published()).toBe(before);
    await expectNothingHalf(place);
    await unguardedQuery(
      place.url,
      `UPDATE definition_version SET state = 'retired', active_until = now()
       WHERE code = 'poison_date'`,
    );
    const mended = await place.submit('materialize');
    expect((await place.final(mended)).state).toBe('succeeded');
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);

  it('that needs more memory than there is fails its run and says so', async () => {
    place = await house.copy('loaded');
    const id = await place.submit('materialize');
    const poor = place.startWorker({ DUCKDB_MEMORY_LIMIT: '1MB' });
    const run = await place.final(id);
    expect(run).toMatchObject({ state: 'failed', attempt: 1 });
    expect(run.message).toMatch(/memory/i);
    await stop(poor, 'SIGTERM');
    await expectNothingHalf(place);
    await place.finish(await place.submit('materialize'));
    await expectWhole(place, clean);
  }, 300_000);

  /** Doubles with each level: as SQL it would be longer than memory. */
  async function addPoisonFact(): Promise<void> {
    const { rows } = await place.database.query<{ body: Record<string, unknown> }>(
      `SELECT body - 'measure' AS body FROM definition_version WHERE code = 'last_shop_visit_date'`,
    );
    const date = { fact: 'last_shop_visit_date' };
    let derived: object = date;
    for (let depth = 0; depth < 12; depth += 1) {
      derived = depth % 2 === 0 ? { max: [derived, date] } : { min: [derived, derived] };
    }
    await unguardedQuery(
      place.url,
      `INSERT INTO definition_version (kind, code, version, body, content_hash, state, origin, text,
         active_from)
       VALUES ('fact', 'poison_date', '1.0.0', $1, repeat('0', 64), 'active', 'file:poison.yaml', '',
         now())`,
      [JSON.stringify({ ...rows[0]?.body, fact: 'poison_date', derived })],
    );
  }
});

describe('a poison run', () => {
  it('whose worker dies every time is set aside, and the queue goes on with the next', async () => {
    place = await house.copy('loaded');
    const id = await place.submit('materialize');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await place.letLeasesEnd();
      await place.dieAt('run.in-facts');
      expect(await place.run(id)).toMatchObject({ state: 'running', attempt });
    }
    await place.letLeasesEnd();
    const next = await place.submit('materialize');
    const worker = place.startWorker();
    expect(await place.final(id)).toMatchObject({
      state: 'failed',
      error: 'set_aside',
      attempt: 3,
    });
    expect(await place.final(next)).toMatchObject({ state: 'succeeded', attempt: 1 });
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);

  it('that asks for what is not there fails with its reason, and the rest is done', async () => {
    place = await house.copy('loaded');
    const bad = await place.submit('ingest', { source: 'nothing', directory: '/nowhere' });
    const good = await place.submit('materialize');
    const worker = place.startWorker();
    expect(await place.final(bad)).toMatchObject({ state: 'failed', error: 'unknown_source' });
    expect((await place.final(good)).digest).toBe(clean.contentDigest);
    await expectWhole(place, clean);
    await stop(worker, 'SIGTERM');
  }, 300_000);
});
