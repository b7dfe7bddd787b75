import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSession } from '@tagwright/composition';
import { loadConfig, packageRoot } from '@tagwright/platform';
import { putIntoForce } from '@tagwright/testing';
import { expectNothingHalf } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;
let definitions: string;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
  place = await house.copy('loaded');
  definitions = await mkdtemp(join(tmpdir(), 'tagwright-definitions-'));
  await cp(join(packageRoot(), 'tag-definitions'), definitions, { recursive: true });
}, 300_000);
afterAll(async () => {
  await place.close();
  await house.close();
  await rm(definitions, { recursive: true });
});

/** Raises the bound of value tier D, and the examples with it. */
async function changeRule(): Promise<void> {
  const file = join(definitions, 'tags/value-tier.yaml');
  const text = await readFile(file, 'utf8');
  const changed = text
    .replace('greaterThanInclusive, value: 70 }', 'greaterThanInclusive, value: 55 }')
    .replace('{ value_score: 70 }', '{ value_score: 55 }')
    .replace('{ value_score: 69 }', '{ value_score: 54 }');
  await writeFile(file, changed);
  // Every command looks into its folder first, and opens a change-set for what changed there.
  await place.command(['ingest', 'nothing', definitions], {
    TAGWRIGHT_DEFINITIONS_DIR: definitions,
  });
  await approve();
}

async function approve(): Promise<void> {
  const { rows } = await place.database.query<{ id: number }>(
    `SELECT id FROM change_set WHERE state = 'in_review'`,
  );
  const config = loadConfig({ TAGWRIGHT_HOME: place.home, DATABASE_URL: place.url }, packageRoot());
  const session = await openSession(config);
  try {
    await putIntoForce(session.services, rows[0]?.id ?? 0);
  } finally {
    await session.close();
  }
}

describe('a rule that is changed while a run computes', () => {
  it('counts from the next run on: this one uses the versions frozen at its start', async () => {
    const id = await place.submit('materialize');
    const worker = place.startWorker();
    await place.atStep(id, 'facts');
    worker.kill('SIGSTOP'); // it holds its run while the rule changes
    await place.database.query(`UPDATE run SET lease_until = now() + interval '1 h'`);
    await changeRule();
    worker.kill('SIGCONT');
    expect((await place.final(id)).digest).toBe(clean.contentDigest);
    const next = await place.final(await place.submit('materialize'));
    expect(next.state).toBe('succeeded');
    expect(next.digest).not.toBe(clean.contentDigest);
    expect(await place.published()).toBe(next.digest);
    await expectNothingHalf(place);
    await stop(worker, 'SIGTERM');
  }, 300_000);
});
