import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectWhole } from './support/expect-whole.js';
import { FaultHouse, type CleanResult } from './support/fault-house.js';
import type { FaultPlace } from './support/fault-place.js';

let house: FaultHouse;
let clean: CleanResult;
let served: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
  served = await house.copy('loaded');
  await served.finish(await served.submit('materialize'));
}, 300_000);
afterAll(() => house.close());

const dieAt = (point: string) => ({ TAGWRIGHT_FAIL_POINT: point });
const backUp = (folder: string, env = {}) => served.command(['backup', folder, '--with-key'], env);

/** Backups that have their manifest. */
async function finished(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'backups'));
  return names.filter((name) => existsSync(join(folder, 'backups', name, 'manifest.json')));
}

/** The place is what the clean run made, and computes the same again. */
async function expectRestored(place: FaultPlace): Promise<void> {
  await expectWhole(place, clean);
  const again = await place.finish(await place.submit('materialize'));
  expect(again).toMatchObject({ state: 'succeeded', digest: clean.contentDigest });
  await expectWhole(place, clean);
}

describe('kill -9 during a backup', () => {
  it.each(['backup.in-dump', 'copy.before-rename', 'backup.before-manifest'])(
    'at %s leaves no backup; the next one is whole, and the home is what it was',
    async (point) => {
      const folder = join(served.home, '..', `backups-${point}`);
      expect(await backUp(folder, dieAt(point))).toBe('SIGKILL');
      expect(await finished(folder)).toEqual([]);
      const target = await house.empty();
      expect(await target.command(['restore', folder])).toBe(1);
      expect(await backUp(folder)).toBe(0);
      expect(await readdir(join(folder, 'backups'))).toEqual(await finished(folder));
      await expectWhole(served, clean);
      expect(await target.command(['restore', folder])).toBe(0);
      await expectRestored(target);
      await target.close();
    },
    300_000,
  );
});

describe('kill -9 during a restore', () => {
  let folder: string;
  let target: FaultPlace;

  beforeAll(async () => {
    folder = join(served.home, '..', 'backups');
    if ((await backUp(folder)) !== 0) throw new Error('The backup to restore failed.');
  }, 300_000);
  beforeEach(async () => {
    target = await house.empty();
  });

  it.each(['copy.before-rename', 'restore.in-load', 'restore.before-check'])(
    'at %s leaves a home that nobody serves; the next restore takes it up',
    async (point) => {
      expect(await target.command(['restore', folder], dieAt(point))).toBe('SIGKILL');
      expect(await target.command(['run'])).toBe(1);
      expect(await target.command(['restore', folder])).toBe(0);
      await expectRestored(target);
      await target.close();
    },
    300_000,
  );
});
