import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectWhole } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import type { FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 300_000);
afterEach(() => place.close());
afterAll(() => house.close());

describe('kill -9 of a worker that ingests', () => {
  /** Asks for the last source. */
  async function load(): Promise<number> {
    place = await house.copy('partly');
    return place.submit('ingest', { source: 'insurance', directory: house.last });
  }

  it.each([
    'ingest.mid-file',
    'ingest.before-rename',
    'ingest.after-rename',
    'ingest.before-register',
    'ingest.in-register',
  ])(
    'at %s leaves the old versions, and the next worker completes the load',
    async (point) => {
      const id = await load();
      const before = await place.datasets();
      await place.dieAt(point);
      expect(await place.run(id)).toMatchObject({ state: 'running', attempt: 1 });
      expect(await place.datasets()).toEqual(before);
      const tags = await place.submit('materialize');
      expect((await place.finish(tags)).state).toBe('succeeded');
      expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
      await expectWhole(place, clean);
    },
    300_000,
  );

  it('after the registration loses nothing and does nothing twice', async () => {
    const id = await load();
    await place.dieAt('ingest.after-register');
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await place.datasets()).toEqual(clean.datasets);
    await place.finish(await place.submit('materialize'));
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    await expectWhole(place, clean);
  }, 300_000);
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
    'run.before-record',
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
      await expectWhole(place, clean);
    },
    300_000,
  );

  it('between stage and publication leaves the old snapshot served', async () => {
    const first = await ready();
    await place.finish(first);
    const id = await place.submit('materialize');
    await place.dieAt('run.before-publish');
    expect(await place.published()).toBe(clean.contentDigest);
    expect((await place.finish(id)).digest).toBe(clean.contentDigest);
    await expectWhole(place, clean);
  }, 300_000);

  it('after the publication: delivering the run again does nothing', async () => {
    const id = await ready();
    await place.dieAt('run.after-publish');
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(await place.published()).toBe(clean.contentDigest);
    expect(await place.finish(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
    await expectWhole(place, clean);
  }, 300_000);
});
