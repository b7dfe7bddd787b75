import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkRestored, finishRestore, type BackupManifest } from '@tagwright/backup';
import { DuckDbEngine } from '@tagwright/engines';
import { SYSTEM } from '@tagwright/kernel';
import { Secret } from '@tagwright/platform';
import { WebhooksService } from '@tagwright/webhooks';
import type { DataSource } from 'typeorm';
import type { House } from '../api/open-house.js';
import {
  allRows,
  backUp,
  newEmptyHome,
  newFolder,
  openSealedHouse,
  restoreTo,
  type EmptyHome,
} from './backup-house.js';

let folder: string;
let house: House;
let target: EmptyHome;
let manifest: BackupManifest;
let restored: DataSource;

beforeAll(async () => {
  folder = await newFolder();
  house = await openSealedHouse();
  await addOddRows(house.dataSource);
  await house.services
    .get(WebhooksService)
    .add(SYSTEM, { name: 'Outside', url: 'https://hooks.example.com/', events: [] });
  await backUp(house, join(folder, 'backups'));
  target = await newEmptyHome(folder, 'target');
  manifest = await restoreTo(target, join(folder, 'backups'));
  restored = await target.connect();
});

afterAll(async () => {
  await target.close();
  await house.close();
  await rm(folder, { recursive: true });
});

/** Values that a careless spelling would change. */
async function addOddRows(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `INSERT INTO run (kind, state, params, progress, error, created_at, fencing_token, started_at)
     VALUES ('ingest', 'running', $1, 0.1::float8 + 0.2::float8, $2,
       '2026-03-29 02:30:00.123456+08', 9007199254740993, '0044-03-15 00:00:00+00 BC')`,
    [{ text: '\\N\t\\\n\r"车主' }, { code: '\u0001', message: '\\.' }],
  );
  await dataSource.query(
    `SELECT nextval('fencing_token_seq'), nextval('fencing_token_seq'), nextval('snapshot_id_seq')`,
  );
}

describe('a restored database', () => {
  it('has every row of every table as it was', async () => {
    const { webhook: stopped, ...before } = await allRows(house.dataSource);
    expect(Object.keys(before).length).toBeGreaterThan(10);
    expect(stopped).toHaveLength(1);
    const { webhook: copied, ...after } = await allRows(restored);
    expect(copied).toHaveLength(1);
    expect(after).toEqual(before);
  });

  it('tells nobody outside anything until somebody says that it is the one that counts', async () => {
    const found = await restored.query<object[]>(
      'SELECT name, state, stopped_because AS because, octet_length(secret) AS secret FROM webhook',
    );
    expect(found).toEqual([
      { name: 'Outside', state: 'set_aside', because: 'restored', secret: 92 },
    ]);
  });

  it('has the constraints, indexes and triggers that it had', async () => {
    const structure = (dataSource: DataSource) =>
      dataSource.query<object[]>(
        `SELECT conrelid::regclass::text AS "table", conname AS name,
           pg_get_constraintdef(oid) AS definition, convalidated AS enabled
         FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
         UNION ALL SELECT tablename, indexname, indexdef, true FROM pg_indexes
           WHERE schemaname = current_schema()
         UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled = 'O'
           FROM pg_trigger WHERE NOT tgisinternal
         ORDER BY 1, 2, 3`,
      );
    expect(await structure(restored)).toEqual(await structure(house.dataSource));
  });

  it('goes on counting where it stood, and takes new rows', async () => {
    const next = async (dataSource: DataSource) =>
      dataSource.query<object[]>(
        `WITH added AS (INSERT INTO run (kind) VALUES ('ingest') RETURNING id)
         SELECT id, nextval('fencing_token_seq') AS token, nextval('snapshot_id_seq') AS snapshot
         FROM added`,
      );
    expect(await next(restored)).toEqual(await next(house.dataSource));
  });
});

describe('the last check', () => {
  it('finds the digest of the published snapshot in its files', async () => {
    const [row] = await house.dataSource.query<[{ digest: string }]>(
      'SELECT content_digest AS digest FROM snapshot WHERE id = 1',
    );
    expect(await checkRestored(restored, target.config, manifest)).toEqual({
      snapshotId: 1,
      contentDigest: row.digest,
    });
  });

  it('lets a restore be taken up that was killed before it', async () => {
    expect(await restoreTo(target, join(folder, 'backups'))).toEqual(manifest);
    await finishRestore(target.config.home);
    await expect(restoreTo(target, join(folder, 'backups'))).rejects.toMatchObject({
      code: 'home_not_empty',
    });
  });

  it('refuses contact data that the key at hand does not open', async () => {
    const dataKey = new Secret(Buffer.alloc(32, 7));
    await expect(
      checkRestored(restored, { ...target.config, dataKey }, manifest),
    ).rejects.toMatchObject({ code: 'data_key_wrong' });
  });

  it('refuses a snapshot of which one value is another', async () => {
    const path = join(target.config.home, 'data/snapshots/1/vehicle.parquet');
    const engine = await DuckDbEngine.open({
      threads: 1,
      memoryLimit: '200MB',
      tempDirectory: folder,
    });
    await engine.execute(
      `CREATE TABLE t AS SELECT * FROM read_parquet('${path}');
       UPDATE t SET vehicle_grade = 'B' WHERE vehicle_id = 11;
       COPY (SELECT * FROM t ORDER BY vehicle_id) TO '${path}' (FORMAT parquet)`,
    );
    engine.close();
    await expect(checkRestored(restored, target.config, manifest)).rejects.toMatchObject({
      code: 'digest_differs',
    });
  });
});
