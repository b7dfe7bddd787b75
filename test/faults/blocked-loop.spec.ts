import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectWhole } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import { stop, type FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
  place = await house.copy('loaded');
}, 300_000);
afterAll(() => house.close());

describe('a worker whose event loop stands still for a minute', () => {
  it('loses its run to another one, publishes nothing of it, and then works on', async () => {
    const id = await place.submit('materialize');
    const script = new URL('support/block-loop.mjs', import.meta.url);
    const blocked = place.startWorker({ NODE_OPTIONS: `--import=${script.href}` });
    await place.atStep(id, 'plan');
    blocked.kill('SIGUSR2');
    const since = performance.now();
    const other = place.startWorker();
    expect(await place.final(id)).toMatchObject({
      state: 'succeeded',
      attempt: 2,
      digest: clean.contentDigest,
    });
    await stop(other, 'SIGTERM');
    const next = await place.submit('materialize');
    expect(await place.final(next)).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      digest: clean.contentDigest,
    });
    expect(performance.now() - since).toBeGreaterThan(59_000);
    expect(await place.run(id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    await stop(blocked, 'SIGTERM');
    await expectWhole(place, clean);
  }, 300_000);
});
