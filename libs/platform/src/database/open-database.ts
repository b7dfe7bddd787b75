import type { Logger } from 'pino';
import { DataSource, type MigrationInterface } from 'typeorm';
import { DomainError } from '@tagwright/kernel';
import type { Config } from '../config/config.js';
import { Secret } from '../config/secret.js';
import { prepareHome } from '../home/prepare-home.js';
import { useEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import type { OnProgress } from '../postgres/on-progress.js';
import { connectionError, describe, type DatabaseTarget } from './database-target.js';
import { MIGRATIONS_TABLE, runMigrations } from './run-migrations.js';
import { TypeOrmLogger } from './typeorm-logger.js';

export type EntityClass = abstract new (...args: never[]) => object;
export type MigrationClass = new () => MigrationInterface;

/** What an application brings to its database. */
export interface Schema {
  readonly entities: readonly EntityClass[];
  /** In the order of their time stamps. */
  readonly migrations: readonly MigrationClass[];
}

export interface OpenDatabaseOptions extends Schema {
  readonly onProgress?: OnProgress;
  /** Where the database layer's own messages go; without it they are dropped. */
  readonly logger?: Logger;
  /** Connections at most; default 10. */
  readonly poolSize?: number;
}

/** An open database with an up-to-date options. */
export interface Database {
  readonly dataSource: DataSource;
  readonly url: Secret<string>;
  /** Closes the connections and, as the last user in its owner, the embedded server. */
  close(): Promise<void>;
}

const CONNECT_WITHIN_MS = 10_000;
/** `NULLS NOT DISTINCT` and `MERGE` came with it. */
const OLDEST_SERVER = 150_000;

/**
 * Opens the database of the settings: the one of `DATABASE_URL`, else the embedded PostgreSQL of
 * the home, started or joined. Brings the schema up to date, safely with others that do so too.
 * @throws DomainError of kind `unavailable` (`database_unavailable` …) or `conflict`
 * (`database_newer`); no message holds a password.
 */
export async function openDatabase(
  config: Pick<Config, 'home' | 'databaseUrl'>,
  options: OpenDatabaseOptions,
): Promise<Database> {
  const server = await serverOf(config, options.onProgress);
  try {
    const dataSource = await connect(server.target, options);
    const close = async (): Promise<void> => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await server.close();
    };
    return { dataSource, url: new Secret(server.target.url), close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Connects to a server by its address and brings the schema up to date.
 * @throws DomainError as `openDatabase`
 */
export function connectDatabase(url: string, options: OpenDatabaseOptions): Promise<DataSource> {
  return connect({ url }, options);
}

/** On failure no connection is left open. */
async function connect(target: DatabaseTarget, options: OpenDatabaseOptions): Promise<DataSource> {
  const dataSource = newDataSource(target.url, options);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw connectionError(target, error);
  }
  try {
    await checkServer(dataSource, target);
    await runMigrations(dataSource, options.onProgress ?? ((): void => undefined));
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** A data source that neither creates extensions nor changes the schema by itself. */
function newDataSource(url: string, options: OpenDatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...options.entities],
    migrations: [...options.migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    connectTimeoutMS: CONNECT_WITHIN_MS,
    poolSize: options.poolSize ?? 10,
    logging: ['query', 'error', 'warn', 'migration'],
    logger: new TypeOrmLogger(options.logger),
    extra: { application_name: 'tagwright' },
  });
}

async function serverOf(
  config: Pick<Config, 'home' | 'databaseUrl'>,
  onProgress: OnProgress | undefined,
): Promise<{ target: DatabaseTarget; close: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) {
    await prepareHome(config.home);
    const close = (): Promise<void> => Promise.resolve();
    return { target: { url: config.databaseUrl.reveal() }, close };
  }
  const { home } = config;
  const server = await useEmbeddedPostgres({ home, ...(onProgress && { onProgress }) });
  return { target: { url: server.url, embeddedIn: home }, close: () => server.close() };
}

async function checkServer(dataSource: DataSource, target: DatabaseTarget): Promise<void> {
  const rows = await dataSource.query<{ version: number; encoding: string }[]>(
    `select current_setting('server_version_num')::int as version,
       current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (server === undefined || server.version < OLDEST_SERVER || server.encoding !== 'UTF8') {
    throw new DomainError(
      'database_unsuitable',
      `${describe(target)} is not suitable: PostgreSQL 15 or later with encoding UTF8 is needed.`,
      { kind: 'unavailable', details: { ...server } },
    );
  }
}
