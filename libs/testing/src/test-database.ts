import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { sha256Hex } from '@tagwright/kernel';
import { connectDatabase, type MigrationClass, type Schema } from '@tagwright/platform';
import { testServerUrl } from './test-database-server.js';

export type TestDatabaseOptions = Schema;

/** A database of one suite, with the real migrations and no rows. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  readonly name: string;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * Makes a database for a suite: a copy of a template that was migrated once for these migrations.
 * Call it in `beforeAll`, and `close` in `afterAll`.
 */
export async function createTestDatabase(schema: TestDatabaseOptions): Promise<TestDatabase> {
  const server = await testServerUrl();
  const template = await prepareTemplate(server, schema.migrations);
  const name = `tagwright_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = withDatabase(server, name);
  const dataSource = await connectDatabase(url, { ...schema, poolSize: 6 });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`));
  };
  return { dataSource, url, name, close };
}

/** @returns the name of the template, which the first caller of all workers creates */
async function prepareTemplate(
  server: string,
  migrations: readonly MigrationClass[],
): Promise<string> {
  const sources = migrations.map((migration) => `${migration.name}\n${migration.toString()}`);
  const template = `tagwright_template_${sha256Hex(sources.join('\n')).slice(0, 16)}`;
  await asAdmin(server, async (admin) => {
    // The lock ends with the session.
    await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
    const found = await admin.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) await createTemplate(server, admin, template, migrations);
  });
  return template;
}

async function createTemplate(
  server: string,
  admin: pg.Client,
  template: string,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const unfinished = `${template}_new`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await admin.query(`create database ${unfinished}`);
  const url = withDatabase(server, unfinished);
  const dataSource = await connectDatabase(url, { entities: [], migrations });
  await dataSource.destroy();
  await admin.query(`alter database ${unfinished} rename to ${template}`);
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
