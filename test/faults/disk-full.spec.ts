import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNothingHalf, expectWhole } from './support/expect-whole.js';
import { FaultHouse, filesBelow, type CleanResult } from './support/fault-house.js';
import { CLI, stop, type FaultPlace } from './support/fault-place.js';

/** No file may become larger than this, in KiB: to the writer that is a full disk. */
const ROOM = 8;

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 300_000);
afterEach(() => place.close());
afterAll(() => house.close());

const dataFiles = (): Promise<string[]> => filesBelow(join(place.home, 'data'));

async function failsWithoutRoom(id: number): Promise<void> {
  const worker = place.startWorker({}, ROOM);
  const run = await place.final(id);
  expect(run).toMatchObject({ state: 'failed', attempt: 1 });
  expect(run.message).toMatch(/large|space|full|write/i);
  await stop(worker, 'SIGTERM');
}

describe('a disk without room', () => {
  it('fails an ingestion; no file of it stays, and the old versions do', async () => {
    place = await house.copy('partly');
    const [files, datasets] = [await dataFiles(), await place.datasets()];
    const params = { source: 'insurance', directory: house.last };
    await failsWithoutRoom(await place.submit('ingest', params));
    expect(await dataFiles()).toEqual(files);
    expect(await readdir(join(place.home, 'tmp'))).toEqual([]);
    expect(await place.datasets()).toEqual(datasets);
    expect((await place.finish(await place.submit('ingest', params))).state).toBe('succeeded');
    await place.finish(await place.submit('materialize'));
    await expectWhole(place, clean);
  }, 300_000);

  it('fails a run; nothing is published, and with room again it is', async () => {
    place = await house.copy('loaded');
    await failsWithoutRoom(await place.submit('materialize'));
    expect(await place.published()).toBeNull();
    await expectNothingHalf(place);
    const run = await place.finish(await place.submit('materialize'));
    expect(run.digest).toBe(clean.contentDigest);
    await expectWhole(place, clean);
  }, 300_000);

  it('fails an export; neither the file nor a part of it stays', async () => {
    place = await house.copy('loaded');
    await place.finish(await place.submit('materialize'));
    const [{ id } = { id: 0 }] = (
      await place.database.query<{ id: number }>('SELECT id FROM snapshot')
    ).rows;
    const words = ['snapshot', 'export', String(id), '--out', join(place.home, 'tmp', 'out.csv')];
    const child = spawn(
      'bash',
      ['-c', `ulimit -f ${ROOM}; exec "$@"`, '-', process.execPath, CLI, ...words],
      {
        env: { ...process.env, ...place.env },
        stdio: 'ignore',
      },
    );
    expect((await once(child, 'exit'))[0]).toBe(1);
    await expectWhole(place, clean);
  }, 300_000);
});
