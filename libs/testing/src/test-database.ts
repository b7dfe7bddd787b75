import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { RegisterCatalogService } from '@tagwright/catalog';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { sha256Hex } from '@tagwright/kernel';
import {
  connectDatabase,
  packageRoot,
  type MigrationClass,
  type Schema,
} from '@tagwright/platform';
import { openGovernance } from './open-governance.js';
import { testServerUrl } from './test-database-server.js';

export interface TestDatabaseOptions extends Schema {
  /** Begin with the shipped governance folder taken in, which takes longer than all else. */
  readonly governed?: boolean;
}

/** A database of one suite, with the real migrations and no rows but those of the governance. */
export interface TestDatabase {
  /** With the rights that the application has. */
  readonly dataSource: DataSource;
  /** As the owner of everything. */
  readonly url: string;
  readonly name: string;
  /** What the application may not do: to prepare a case, or to play the attacker. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * Makes a database for a suite: a copy of a template that was migrated once for these migrations.
 * Call it in `beforeAll`, and `close` in `afterAll`.
 */
export async function createTestDatabase(schema: TestDatabaseOptions): Promise<TestDatabase> {
  const server = await testServerUrl();
  const migrated = await migratedTemplate(server, schema.migrations);
  const template =
    schema.governed === true ? await governedTemplate(server, migrated, schema) : migrated;
  const name = `tagwright_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = withDatabase(server, name);
  const dataSource = await connectDatabase(url, { ...schema, poolSize: 6 });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`));
  };
  const asOwner: TestDatabase['asOwner'] = (sql, values = []) =>
    asAdmin(url, async (admin) => (await admin.query(sql, [...values])).rows as never);
  return { dataSource, url, name, asOwner, close };
}

function migratedTemplate(server: string, migrations: readonly MigrationClass[]): Promise<string> {
  const sources = migrations.map((migration) => `${migration.name}\n${migration.toString()}`);
  const name = `tagwright_template_${sha256Hex(sources.join('\n')).slice(0, 16)}`;
  return prepareTemplate(server, name, 'template0', async (url) => {
    const dataSource = await connectDatabase(url, { entities: [], migrations, as: 'owner' });
    await dataSource.destroy();
  });
}

function governedTemplate(server: string, migrated: string, schema: Schema): Promise<string> {
  return prepareTemplate(server, `${migrated}_governed`, migrated, async (url) => {
    const dataSource = await connectDatabase(url, schema);
    const governance = await openGovernance(dataSource);
    await governance.get(RegisterCatalogService).register(join(packageRoot(), 'governance'));
    await governance.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  });
}

/**
 * Has the first caller of all workers make a template; the others wait for it.
 * @returns its name
 */
async function prepareTemplate(
  server: string,
  template: string,
  from: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  await asAdmin(server, async (admin) => {
    // The lock ends with the session.
    await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
    const found = await admin.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const unfinished = `${template}_new`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished} template ${from}`);
    await fill(withDatabase(server, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${template}`);
  });
  return template;
}

async function asAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
