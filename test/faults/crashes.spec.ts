import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultHouse, filesBelow, type CleanResult } from './support/fault-house.js';
import type { FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 120_000);
afterEach(() => place.close());
afterAll(() => house.close());

/** Neither a half-written file under a final name nor one that was begun and left. */
async function expectNoRemains(): Promise<void> {
  const files = await filesBelow(join(place.home, 'data'));
  expect(files.filter((file) => /\.tmp$|staging/.test(file))).toEqual([]);
  expect(await readdir(join(place.home, 'tmp'))).toEqual([]);
}

describe('kill -9 of a worker that ingests', () => {
  it.each([
    'ingest.mid-file',
    'ingest.before-rename',
    'ingest.after-rename',
    'ingest.before-register',
    'ingest.in-register',
  ])(
    'at %s leaves the old versions, and the next worker completes the load',
    async (point) => {
      place = await house.copy('partly');
      const before = await place.datasets();
      const id = await place.submit('ingest', { source: 'insurance', directory: house.last });
      await place.dieAt(point);
      expect(await place.run(id)).toMatchObject({ state: 'running', attempt: 1 });
      expect(await place.datasets()).toEqual(before);
      expect(await place.finish(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
      expect(await place.datasets()).toEqual(clean.datasets);
      await expectNoRemains();
    },
    60_000,
  );

  it('after the registration loses nothing and does nothing twice', async () => {
    place = await house.copy('partly');
    const id = await place.submit('ingest', { source: 'insurance', directory: house.last });
    await place.dieAt('ingest.after-register');
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await place.datasets()).toEqual(clean.datasets);
    expect(await place.finish(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
  }, 120_000);
});

describe('kill -9 of a worker that computes', () => {
  async function ready(): Promise<number> {
    place = await house.copy('loaded');
    return place.submit('materialize');
  }

  it.each([
    'run.in-facts',
    'run.in-tags',
    'run.before-manifest',
    'run.after-manifest',
    'run.before-publish',
    'run.in-publish',
  ])(
    'at %s shows nothing, and the next worker publishes what a clean run does',
    async (point) => {
      const id = await ready();
      await place.dieAt(point);
      expect(await place.run(id)).toMatchObject({ state: 'running', attempt: 1 });
      expect(await place.published()).toBeNull();
      expect(await place.finish(id)).toMatchObject({
        state: 'succeeded',
        attempt: 2,
        digest: clean.contentDigest,
      });
      expect(await place.published()).toBe(clean.contentDigest);
      await expectNoRemains();
    },
    60_000,
  );

  it('between stage and publication leaves the old snapshot served', async () => {
    const first = await ready();
    await place.finish(first);
    const id = await place.submit('materialize');
    await place.dieAt('run.before-publish');
    expect(await place.published()).toBe(clean.contentDigest);
    expect((await place.finish(id)).digest).toBe(clean.contentDigest);
  }, 120_000);

  it('after the publication: delivering the run again does nothing', async () => {
    const id = await ready();
    await place.dieAt('run.after-publish');
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await place.published()).toBe(clean.contentDigest);
    expect(await place.finish(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
  }, 120_000);
});
