import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@tagwright/composition';
import { connectDatabase, homePaths, openDatabase, Secret } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

/** What another library brings later. */
class Later1800000000000 implements MigrationInterface {
  readonly name = 'Later1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE later (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text);
      CREATE TABLE later_record (id serial PRIMARY KEY);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON later_record
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE later, later_record');
  }
}

const FORBIDDEN = [
  ...['audit_event', 'audit_seal'].flatMap((table) => [
    `UPDATE ${table} SET ${table === 'audit_event' ? `account = 'me'` : 'sequence = 7'}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `DROP TABLE ${table} CASCADE`,
    `ALTER TABLE ${table} DISABLE TRIGGER append_only`,
    `DROP TRIGGER append_only ON ${table}`,
    `ALTER TABLE ${table} ADD COLUMN mine text`,
  ]),
  'CREATE OR REPLACE FUNCTION refuse_change_of_the_past() RETURNS trigger LANGUAGE sql AS $$SELECT$$',
  `DELETE FROM schema_migration`,
  'CREATE TABLE public.mine (id integer)',
  `SET session_replication_role = 'replica'`,
];

let database: TestDatabase;
let application: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
  application = database.dataSource;
  await application.query(
    `INSERT INTO audit_event (account, channel, action, object_kind, object_code)
     VALUES ('system', 'job', 'run.queued', 'run', '1')`,
  );
});
afterAll(() => database.close());

describe('the application', () => {
  it('works as a role that is no superuser and owns nothing', async () => {
    const [row] = await application.query<Record<string, unknown>[]>(
      `SELECT current_user AS me, rolsuper AS super,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(row).toEqual({ me: 'tagwright_app', super: false, owned: 0 });
  });

  it.each(FORBIDDEN)('is refused: %s', async (sql) => {
    await expect(application.query(sql)).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });

  it('does with all other tables what it likes', async () => {
    await application.query(`INSERT INTO run (kind) VALUES ('ingest')`);
    await application.query('UPDATE run SET revision = revision + 1');
    await expect(application.query('DELETE FROM run')).resolves.toBeDefined();
  });
});

describe('the owner', () => {
  it.each([
    'UPDATE audit_event SET person = NULL',
    'DELETE FROM audit_seal',
    'TRUNCATE audit_event',
  ])('is refused by the trigger: %s', async (sql) => {
    await expect(database.asOwner(sql)).rejects.toThrow('never changed or removed');
  });

  it('gives tables of later migrations to the application, records of the past for adding only', async () => {
    const migrations = [...MIGRATIONS, Later1800000000000];
    const later = await connectDatabase(database.url, { entities: [], migrations });
    await later.query(`INSERT INTO later (word) VALUES ('x')`);
    await expect(later.query('DELETE FROM later')).resolves.toBeDefined();
    await later.query('INSERT INTO later_record DEFAULT VALUES');
    await expect(later.query('DELETE FROM later_record')).rejects.toThrow('permission denied');
    await later.destroy();
    await database.asOwner('DROP TABLE later, later_record');
    await database.asOwner(`DELETE FROM schema_migration WHERE name = 'Later1800000000000'`);
  });

  it('takes away again what somebody has given the application since', async () => {
    await database.asOwner('GRANT UPDATE ON audit_event TO tagwright_app');
    const again = await connectDatabase(database.url, { entities: [], migrations: MIGRATIONS });
    await expect(again.query(`UPDATE audit_event SET account = 'me'`)).rejects.toThrow('denied');
    await again.destroy();
  });
});

describe('logins of a server that somebody else runs', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'tagwright-role-'));
  });
  afterAll(() => rm(home, { recursive: true }));

  const login = async (name: string, rights: string): Promise<Secret<string>> => {
    await database.asOwner(`CREATE ROLE ${name} LOGIN PASSWORD 'pw' ${rights}`);
    const url = new URL(database.url);
    url.username = name;
    url.password = 'pw';
    return new Secret(url.href);
  };

  it('keeps the application without rights when the owner has a login of its own', async () => {
    const name = `app_of_${database.name}`;
    const databaseUrl = await login(name, '');
    const databaseOwnerUrl = new Secret(database.url);
    const opened = await openDatabase(
      { home, databaseUrl, databaseOwnerUrl },
      { entities: [], migrations: MIGRATIONS },
    );
    const { dataSource } = opened;
    expect(await dataSource.query('SELECT current_user AS me')).toEqual([{ me: name }]);
    await dataSource.query(`INSERT INTO run (kind) VALUES ('ingest')`);
    await expect(dataSource.query('TRUNCATE audit_event')).rejects.toThrow('permission denied');
    await expect(dataSource.query('SET ROLE tagwright_app')).rejects.toThrow('permission denied');
    await opened.close();
    await database.asOwner(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  });

  it('works with the rights of a login that may not become another role', async () => {
    const own = await createTestDatabase({ entities: [], migrations: [] });
    const name = `owner_of_${own.name}`;
    const databaseUrl = await login(name, '');
    await own.asOwner(`DROP TABLE schema_migration; ALTER DATABASE ${own.name} OWNER TO ${name}`);
    const url = new URL(databaseUrl.reveal());
    url.pathname = `/${own.name}`;
    const dataSource = await connectDatabase(url.href, { entities: [], migrations: MIGRATIONS });
    expect(await dataSource.query('SELECT current_user AS me')).toEqual([{ me: name }]);
    await dataSource.destroy();
    await own.close();
    await database.asOwner(`DROP ROLE ${name}`);
  });

  it('lets many start at once, each on a database of its own', async () => {
    const many = await Promise.all(
      [1, 2, 3, 4].map(() => createTestDatabase({ entities: [], migrations: MIGRATIONS })),
    );
    for (const one of many) {
      expect(await one.dataSource.query('SELECT current_user AS me')).toEqual([
        { me: 'tagwright_app' },
      ]);
      await one.close();
    }
  });
});

describe('the embedded server', () => {
  it('lets the application in as itself, by a password in a secret file', async () => {
    const home = await mkdtemp(join(tmpdir(), 'tagwright-role-'));
    const opened = await openDatabase({ home }, { entities: [], migrations: MIGRATIONS });
    const [row] = await opened.dataSource.query<{ me: string; login: string }[]>(
      'SELECT current_user AS me, session_user AS login',
    );
    expect(row).toEqual({ me: 'tagwright_app', login: 'tagwright_app' });
    const password = await readFile(homePaths(home).applicationPassword, 'utf8');
    expect(opened.url.reveal()).toContain(password);
    await opened.close();
    await rm(home, { recursive: true });
  });
});
