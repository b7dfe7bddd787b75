import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MaterializationFiles } from './materialization-files.js';

let folder: string;
let files: MaterializationFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagwright-files-'));
  files = new MaterializationFiles(folder);
  for (const [runId, token] of [
    [7, '9'],
    [7, '10'],
    [7, '11'],
    [70, '8'],
  ] as const) {
    const staging = files.stagingDirectory({ runId, token });
    await mkdir(staging, { recursive: true });
    await writeFile(join(staging, 'customer.parquet'), '');
  }
});
afterEach(() => rm(folder, { recursive: true }));

const left = async (): Promise<string[]> => (await readdir(join(folder, 'snapshots'))).sort();

describe('a sealed snapshot without a row', () => {
  const recorded = (): Promise<ReadonlySet<number>> => Promise.resolve(new Set([1]));
  beforeEach(async () => {
    for (const [id, runId] of [
      [1, 7],
      [2, 7],
      [3, 70],
    ] as const) {
      await mkdir(files.snapshotDirectory(id));
      const manifest = join(files.snapshotDirectory(id), 'manifest.json');
      await writeFile(manifest, JSON.stringify({ runId }));
    }
    await mkdir(files.snapshotDirectory(4));
  });

  it('is removed by the next attempt of its run, and by no other', async () => {
    await files.removeUnrecorded(7, recorded);
    expect((await left()).filter((name) => !name.startsWith('.'))).toEqual(['1', '3', '4']);
  });
});

describe('the files of an attempt', () => {
  it('are removed once nobody works under its token any more, whichever run it was of', async () => {
    await files.removeAbandonedStaging(() => Promise.resolve(new Set(['11', '12'])));
    expect(await left()).toEqual(['.staging-7-11']);
  });

  it('are kept when they appear after the look at the folder', async () => {
    await files.removeAbandonedStaging(async () => {
      await mkdir(files.stagingDirectory({ runId: 8, token: '13' }));
      return new Set();
    });
    expect(await left()).toEqual(['.staging-8-13']);
  });

  it('are removed by the attempt itself, if it wrote any', async () => {
    await files.removeStaging({ runId: 7, token: '11' });
    await files.removeStaging({ runId: 7, token: '12' });
    expect(await left()).toEqual(['.staging-7-10', '.staging-7-9', '.staging-70-8']);
  });
});
