import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { hashOf } from '@tagwright/kernel';
import type { DataSource } from 'typeorm';
import type { House } from '../api/open-house.js';
import { backUp, newEmptyHome, newFolder, openSealedHouse, restoreTo } from './backup-house.js';

let folder: string;
let house: House;

beforeAll(async () => {
  folder = await newFolder();
  house = await openSealedHouse();
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** One row in each of two tables that are dumped one after the other, in one transaction. */
async function insertPair(dataSource: DataSource, number: number): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const values = [`pair_${number}`, hashOf(number)];
    await manager.query(
      `INSERT INTO catalog_object (kind, code, version, body, content_hash, active)
       VALUES ('source_mapping', $1, 1, '{}', $2, true)`,
      values,
    );
    await manager.query(
      `INSERT INTO definition_version (kind, code, version, body, content_hash, state, origin, text,
         active_from, active_until)
       VALUES ('tag', $1, '1.0.0', '{}', $2, 'retired', 'test', '', now(), now())`,
      values,
    );
  });
}

async function tryExclusively(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<[{ taken: boolean }]>(
    'SELECT pg_try_advisory_xact_lock($1) AS taken',
    [ADVISORY_LOCKS.files],
  );
  return row.taken;
}

describe('a backup beside other work', () => {
  it('sees each transaction as a whole or not at all', async () => {
    let number = 0;
    const stop = new AbortController();
    const writing = (async () => {
      while (!stop.signal.aborted) await insertPair(house.dataSource, (number += 1));
    })();
    await delay(50);
    await backUp(house, join(folder, 'pairs'));
    stop.abort();
    await writing;
    const target = await newEmptyHome(folder, 'pairs-home');
    await restoreTo(target, join(folder, 'pairs'));
    const [counts] = await target.database.dataSource.query<[{ lists: number; tags: number }]>(
      `SELECT (SELECT count(*)::int FROM catalog_object WHERE code LIKE 'pair%') AS lists,
         (SELECT count(*)::int FROM definition_version WHERE code LIKE 'pair%') AS tags`,
    );
    await target.close();
    expect(counts.lists).toBeGreaterThan(0);
    expect(counts.lists).toBe(counts.tags);
    expect(counts.lists).toBeLessThan(number);
  });

  it('keeps others from deleting files for as long as it works, and no longer', async () => {
    const attempts: Promise<boolean>[] = [];
    const onProgress = (): void => {
      attempts.push(tryExclusively(house.dataSource));
    };
    await backUp(house, join(folder, 'locked'), { onProgress });
    expect(attempts.length).toBeGreaterThan(1);
    expect(new Set(await Promise.all(attempts))).toEqual(new Set([false]));
    expect(await tryExclusively(house.dataSource)).toBe(true);
  });

  it('waits until a deletion under way is over', async () => {
    const runner = house.dataSource.createQueryRunner();
    await runner.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.files]);
    const said: string[] = [];
    const onProgress = (message: string): void => {
      said.push(message);
    };
    const backup = backUp(house, join(folder, 'waiting'), { onProgress });
    while (said.length === 0) await delay(5);
    await delay(50);
    expect(said).toEqual([expect.stringContaining('Waiting')]);
    await runner.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCKS.files]);
    await runner.release();
    expect((await backup).files).toBeGreaterThan(10);
  });
});
