import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { House } from '../api/open-house.js';
import { backUp, newEmptyHome, newFolder, openSealedHouse, restoreTo } from './backup-house.js';

const FACTS = 'facts/vehicle.parquet';
const OLD = 'datasets/old/a.parquet';

let folder: string;
let house: House;
let backups: string;
let count = 0;

beforeAll(async () => {
  folder = await newFolder();
  house = await openSealedHouse();
});
beforeEach(() => {
  backups = join(folder, `backups-${(count += 1)}`);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const data = (file: string): string => join(house.home, 'data', file);
const names = (): Promise<string[]> => readdir(join(backups, 'backups'));

describe('the files that backups share', () => {
  it('are copied once', async () => {
    const first = await backUp(house, backups);
    expect(first).toMatchObject({ copiedFiles: first.files, copiedBytes: first.bytes });
    const second = await backUp(house, backups);
    expect(second).toMatchObject({ files: first.files, copiedFiles: 0, copiedBytes: 0 });
    expect(await names()).toHaveLength(2);
  });

  it('are no links: their owner alone may read them', async () => {
    await backUp(house, backups);
    const { nlink, mode } = await stat(join(backups, 'files', FACTS));
    expect({ nlink, mode: mode & 0o777 }).toEqual({ nlink: 1, mode: 0o600 });
  });

  it('are mended by the next backup when they have rotted', async () => {
    await backUp(house, backups);
    const path = join(backups, 'files', FACTS);
    const before = await readFile(path);
    await writeFile(path, Buffer.from(before).fill(0, 10, 20));
    expect((await backUp(house, backups)).copiedFiles).toBe(1);
    expect(await readFile(path)).toEqual(before);
  });

  it('keep two contents apart that came under one name', async () => {
    const before = await readFile(data(FACTS));
    const first = await backUp(house, backups);
    await writeFile(data(FACTS), 'of another home');
    const second = await backUp(house, backups);
    await writeFile(data(FACTS), before);
    expect(second.copiedFiles).toBe(1);
    for (const [name, content] of [
      [first.backup, before],
      [second.backup, Buffer.from('of another home')],
    ] as const) {
      const target = await newEmptyHome(folder, `home-${name}`);
      await restoreTo(target, backups, { name });
      const restored = await readFile(join(target.config.home, 'data', FACTS));
      await target.close();
      expect(restored).toEqual(content);
    }
  });
});

describe('a file that is not as it should be', () => {
  it('stops the backup when readers or runs need it, and leaves no half one', async () => {
    const path = data('snapshots/1/lead.parquet');
    const before = await readFile(path);
    await writeFile(path, 'rotten');
    await expect(backUp(house, backups)).rejects.toMatchObject({ code: 'file_damaged' });
    await rm(path);
    await expect(backUp(house, backups)).rejects.toMatchObject({ code: 'file_missing' });
    await writeFile(path, before);
    expect(await names()).toEqual([]);
  });

  it('is left out when it belonged to an old version only and was deleted', async () => {
    const part = { file: OLD, rows: 1, sha256: '', bytes: 1 };
    await house.dataSource.query(
      `UPDATE dataset_version SET manifest = jsonb_set(manifest, '{parts}', $1)
       WHERE dataset = 'vehicle' AND NOT active`,
      [JSON.stringify([part])],
    );
    await mkdir(data('datasets/old'), { recursive: true });
    await writeFile(data(OLD), 'old');
    const before = await backUp(house, backups);
    await rm(data(OLD));
    const after = await backUp(house, backups);
    expect([before.gone, after.gone]).toEqual([0, 1]);
    expect(after.files).toBe(before.files - 1);
  });
});

describe('what an earlier backup left', () => {
  const unfinished = async (name: string, pid: number, host = hostname()): Promise<string> => {
    const path = join(backups, 'backups', name);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'owner.json'), JSON.stringify({ pid, startMark: 'x', host }));
    return path;
  };

  it('is removed when its process is dead, and left alone when that cannot be known', async () => {
    const dead = await unfinished('2026-01-01T00-00-00Z-dead00', 999_999_999);
    const elsewhere = await unfinished('2026-01-01T00-00-00Z-away00', 1, 'another-machine');
    await backUp(house, backups);
    expect([existsSync(dead), existsSync(elsewhere)]).toEqual([false, true]);
  });

  it('is no backup', async () => {
    await unfinished('2999-01-01T00-00-00Z-away00', 1, 'another-machine');
    const { backup } = await backUp(house, backups);
    const target = await newEmptyHome(folder, 'newest');
    const manifest = await restoreTo(target, backups);
    await target.close();
    expect(manifest.name).toBe(backup);
  });
});
