import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '@tagwright/engines';
import { ReaderSettings } from './reader-settings.js';
import { SnapshotReader } from './snapshot-reader.js';

let reader: SnapshotReader | undefined;

function open(): SnapshotReader {
  reader = new SnapshotReader(new ReaderSettings(1, '200MB', tmpdir()));
  return reader;
}

afterEach(async () => {
  await reader?.onModuleDestroy();
});

describe('SnapshotReader', () => {
  it('works on two questions at once and no more', async () => {
    const own = open();
    let now = 0;
    let most = 0;
    const ask = (): Promise<void> =>
      own.read(async () => {
        now += 1;
        most = Math.max(most, now);
        await sleep(5);
        now -= 1;
      });
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(most).toBe(2);
  });

  it('uses an engine again, but not one in which a question failed', async () => {
    const own = open();
    const used: Engine[] = [];
    const ask = (sql: string): Promise<unknown> =>
      own.read((engine) => {
        used.push(engine);
        return engine.query(sql);
      });
    await ask('SELECT 1');
    await ask('SELECT 2');
    await expect(ask('SELECT * FROM nowhere')).rejects.toThrow();
    await ask('SELECT 3');
    expect(used[1]).toBe(used[0]);
    expect(used[3]).not.toBe(used[2]);
  });

  it('reads a file as it is now, even when it was written anew under its name', async () => {
    const own = open();
    const folder = await mkdtemp(join(tmpdir(), 'reader-'));
    const file = join(folder, 'one.parquet');
    const write = (rows: number): Promise<unknown> =>
      own.query(`COPY (SELECT range AS id FROM range(${rows})) TO '${file}' (FORMAT parquet)`);
    const count = async (): Promise<unknown> =>
      (await own.query(`SELECT count(*) AS n, max(id) AS last FROM '${file}'`))[0];
    try {
      await write(3);
      expect(await count()).toEqual({ n: 3, last: 2 });
      await write(100_000);
      expect(await count()).toEqual({ n: 100_000, last: 99_999 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses questions that would wait behind two hundred others', async () => {
    const own = open();
    const asked = Array.from({ length: 203 }, () => own.read(() => sleep(1)));
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: 'readers_busy', kind: 'unavailable' } });
  });
});
