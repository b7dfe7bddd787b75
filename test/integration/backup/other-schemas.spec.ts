import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@tagwright/composition';
import { connectDatabase, Secret } from '@tagwright/platform';
import { createTestDatabase } from '@tagwright/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { allRows, backUp, newEmptyHome, newFolder, restoreTo } from './backup-house.js';

/** All that makes loading a table hard: rows of the migration, cycles, computed values, refusals. */
class Awkward1800000000000 implements MigrationInterface {
  readonly name = 'Awkward1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hen (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, egg_id integer NOT NULL,
        twice integer GENERATED ALWAYS AS (egg_id * 2) STORED);
      CREATE TABLE "Egg, 'fresh'" (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        hen_id integer REFERENCES hen DEFERRABLE INITIALLY DEFERRED);
      ALTER TABLE hen ADD FOREIGN KEY (egg_id)
        REFERENCES "Egg, 'fresh'" ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
      INSERT INTO hen (egg_id) VALUES (1);
      INSERT INTO "Egg, 'fresh'" (hen_id) VALUES (1);
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'nobody says who he is'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON hen FOR EACH ROW EXECUTE FUNCTION refuse();`);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** What the next version of the product brings. */
class Later1800000000000 implements MigrationInterface {
  readonly name = 'Later1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE run ADD COLUMN mood text NOT NULL DEFAULT 'calm'`);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => rm(folder, { recursive: true }));

describe('a restore as an ordinary owner of the database', () => {
  it('needs no superuser', async () => {
    const source = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
    await source.dataSource.query(`INSERT INTO run (kind) VALUES ('ingest')`);
    const home = { dataSource: source.dataSource, home: join(folder, 'ordinary-source') };
    await backUp(home, join(folder, 'ordinary'), { withKey: false });
    const target = await newEmptyHome(folder, 'ordinary-home');
    const { name, url } = target.database;
    const role = `owner_of_${name}`;
    await target.database.asOwner(
      `DROP TABLE schema_migration; CREATE ROLE ${role} LOGIN PASSWORD 'pw';
       ALTER DATABASE ${name} OWNER TO ${role}`,
    );
    const ownUrl = new URL(url);
    ownUrl.username = role;
    ownUrl.password = 'pw';
    const config = { ...target.config, databaseUrl: new Secret(ownUrl.href) };
    await restoreTo({ config }, join(folder, 'ordinary'));
    const restored = await target.connect();
    expect(await allRows(restored)).toEqual(await allRows(source.dataSource));
    await target.close();
    await source.asOwner(`DROP ROLE ${role}`);
    await source.close();
  });
});

describe('a restore of another schema', () => {
  it('loads tables that refer to each other, compute, or refuse new rows', async () => {
    const migrations = [...MIGRATIONS, Awkward1800000000000];
    const source = await createTestDatabase({ entities: [], migrations });
    const home = { dataSource: source.dataSource, home: join(folder, 'source') };
    await backUp(home, join(folder, 'awkward'), { withKey: false });
    const target = await newEmptyHome(folder, 'awkward-home');
    await restoreTo(target, join(folder, 'awkward'), { migrations });
    const { dataSource } = target.database;
    expect(await allRows(dataSource)).toEqual(await allRows(source.dataSource));
    await expect(dataSource.query('INSERT INTO hen (egg_id) VALUES (1)')).rejects.toThrow('nobody');
    await expect(dataSource.query(`DELETE FROM "Egg, 'fresh'"`)).resolves.toBeDefined();
    expect((await allRows(dataSource)).hen).toEqual([]);
    await target.close();
    await source.close();
  });

  it('makes the schema that the backup knew, which opening then brings up to date', async () => {
    const source = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
    const migrations = [...MIGRATIONS, Later1800000000000];
    await source.dataSource.query(`INSERT INTO run (kind) VALUES ('ingest')`);
    const home = { dataSource: source.dataSource, home: join(folder, 'older-source') };
    await backUp(home, join(folder, 'older'), { withKey: false });
    const target = await newEmptyHome(folder, 'older-home');
    await restoreTo(target, join(folder, 'older'), { migrations });
    expect(await allRows(target.database.dataSource)).toEqual(await allRows(source.dataSource));
    const current = await connectDatabase(target.database.url, { entities: [], migrations });
    const [run] = await current.query<object[]>('SELECT id, mood FROM run');
    expect(run).toEqual({ id: 1, mood: 'calm' });
    await current.destroy();
    await target.close();
    await source.close();
  });
});
