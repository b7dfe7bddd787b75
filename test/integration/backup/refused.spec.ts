import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@tagwright/composition';
import type { House } from '../api/open-house.js';
import {
  backUp,
  newEmptyHome,
  newFolder,
  openSealedHouse,
  restoreTo,
  type EmptyHome,
} from './backup-house.js';

let folder: string;
let house: House;
let backups: string;
let name: string;
let target: EmptyHome;

beforeAll(async () => {
  folder = await newFolder();
  house = await openSealedHouse();
});
beforeEach(async () => {
  backups = join(folder, 'backups');
  name = (await backUp(house, backups, { withKey: false })).backup;
  target = await newEmptyHome(folder, 'home');
  await mkdir(join(target.config.home, 'secrets'), { recursive: true });
  await writeFile(keyPath(), await readFile(join(house.home, 'secrets/data.key')));
});
afterEach(async () => {
  await target.close();
  await rm(backups, { recursive: true });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const keyPath = (): string => join(target.config.home, 'secrets/data.key');
const stored = (file: string): string => join(backups, 'files', file);
const dumped = (table: string): string => join(backups, 'backups', name, `dump/${table}.copy.gz`);

async function expectRefused(code: string, message: RegExp): Promise<void> {
  const attempt = restoreTo(target, backups);
  await expect(attempt).rejects.toMatchObject({ code });
  await expect(attempt).rejects.toThrow(message);
  expect(existsSync(join(target.config.home, 'data'))).toBe(false);
}

describe('a backup that is not as it was written', () => {
  const damages: [string, () => Promise<void>, RegExp][] = [
    ['a changed file', () => tamper(stored('facts/lead.parquet')), /lead\.parquet was changed/],
    ['a missing file', () => rm(stored('facts/lead.parquet')), /lead\.parquet is missing/],
    ['a truncated dump', () => truncate(dumped('run'), 20), /run\.copy\.gz has 20 bytes/],
    ['a changed dump', () => tamper(dumped('snapshot')), /snapshot\.copy\.gz was changed/],
    [
      'a changed manifest',
      () => tamper(join(backups, 'backups', name, 'manifest.json')),
      /manifest\.json is not as it was written/,
    ],
  ];

  it.each(damages)('is refused before anything is written: %s', async (_name, damage, message) => {
    await damage();
    await expectRefused('backup_damaged', message);
  });

  it('is told with all its damages at once', async () => {
    await rm(stored('facts/lead.parquet'));
    await rm(stored('facts/customer.parquet'));
    await expectRefused(
      'backup_damaged',
      /customer\.parquet is missing\n.*lead\.parquet is missing/,
    );
  });
});

describe('a restore', () => {
  it('needs the key that was kept apart', async () => {
    await rm(keyPath());
    await expectRefused('data_key_missing', /secrets\/data\.key/);
  });

  it('refuses another key', async () => {
    await writeFile(keyPath(), Buffer.alloc(32, 1));
    await expectRefused('data_key_wrong', /not the one/);
  });

  it('refuses a home that holds anything', async () => {
    await mkdir(join(target.config.home, 'logs'));
    await writeFile(join(target.config.home, 'logs/postgres.log'), '');
    await expectRefused('home_not_empty', /is not empty/);
  });

  it('takes a home of empty folders as empty', async () => {
    await mkdir(join(target.config.home, 'data/datasets'), { recursive: true });
    expect((await restoreTo(target, backups)).name).toBe(name);
  });

  it.each(['CREATE TABLE theirs (id integer)', null])(
    'refuses a database that holds anything: %s',
    async (statement) => {
      if (statement !== null) await target.database.asOwner(statement);
      else await target.connect();
      await expect(restoreTo(target, backups)).rejects.toMatchObject({
        code: 'database_not_empty',
      });
      expect(existsSync(join(target.config.home, 'restore.json'))).toBe(false);
    },
  );

  it('refuses a backup of a later version', async () => {
    await expect(
      restoreTo(target, backups, { migrations: MIGRATIONS.slice(0, 1) }),
    ).rejects.toMatchObject({ code: 'backup_newer' });
  });

  it('says which backups there are when it does not know the one asked for', async () => {
    await expect(restoreTo(target, backups, { name: 'other' })).rejects.toThrow(name);
  });

  it('leaves the database empty when it cannot load it, and can be done again', async () => {
    // The schema that this version makes lacks a table of the backup.
    const lacking = MIGRATIONS.map((Migration, index) =>
      index > 0
        ? Migration
        : class extends Migration {
            override async up(runner: Parameters<InstanceType<typeof Migration>['up']>[0]) {
              await super.up(runner);
              await runner.query('DROP TABLE column_digest');
            }
          },
    );
    await expect(restoreTo(target, backups, { migrations: lacking })).rejects.toMatchObject({
      code: 'restore_failed',
    });
    const tables = await target.database.dataSource.query<object[]>(
      'SELECT tablename FROM pg_tables WHERE schemaname = current_schema()',
    );
    expect(tables).toEqual([{ tablename: 'schema_migration' }]);
    expect((await restoreTo(target, backups)).name).toBe(name);
  });
});

/** Changes one byte and nothing else. */
async function tamper(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(at) === 0x30 ? 0x31 : 0x30, at);
  await writeFile(path, bytes);
}
