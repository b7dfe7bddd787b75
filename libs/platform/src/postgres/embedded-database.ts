import pg from 'pg';
import { DomainError } from '@tagwright/kernel';
import { ROLE } from './init-cluster.js';

const DATABASE = 'tagwright';

/** Where to in the embedded server; as the superuser into the product's database by default. */
export interface EmbeddedTarget {
  readonly role?: string;
  readonly database?: string;
}

/** The address of a database of the embedded server. */
export function embeddedUrl(
  port: number,
  password: string,
  { role = ROLE, database = DATABASE }: EmbeddedTarget = {},
): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Creates the product's database in a server that has just started. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({
    connectionString: embeddedUrl(port, password, { database: 'postgres' }),
  });
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (cause) {
    throw refused(cause);
  } finally {
    await client.end();
  }
}

function refused(cause: unknown): DomainError {
  const { code } = cause as { code?: unknown };
  const message =
    code === '28P01'
      ? 'The embedded PostgreSQL does not accept the password in secrets/postgres.password; ' +
        'restore that file from the backup this database comes from.'
      : 'The embedded PostgreSQL started but cannot be used.';
  return new DomainError('postgres_refused', message, { kind: 'unavailable', cause });
}
