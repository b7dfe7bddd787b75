import type { Logger } from 'pino';
import { DataSource, type MigrationInterface } from 'typeorm';
import { DomainError } from '@tagwright/kernel';
import type { Config } from '../config/config.js';
import { Secret } from '../config/secret.js';
import { prepareHome } from '../home/prepare-home.js';
import { useEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import type { OnProgress } from '../postgres/on-progress.js';
import type { DatabaseLogins } from './database-logins.js';
import { connectionError, describe, type DatabaseTarget } from './database-target.js';
import { FROZEN_AFTER_MILLISECONDS } from './frozen-after.js';
import { MIGRATIONS_TABLE } from './migrations-table.js';
import { prepareDatabase } from './prepare-database.js';
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
  /** Who works: the application with its few rights (the default), or the owner of the schema. */
  readonly as?: 'application' | 'owner';
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

type DatabaseSettings = Pick<Config, 'home' | 'databaseUrl' | 'databaseOwnerUrl'>;

/**
 * Opens the database of the settings: the one of `DATABASE_URL`, else the embedded PostgreSQL of
 * the home, started or joined. Brings the schema up to date, safely with others that do so too, and
 * works from then on as a role that owns nothing.
 * @throws DomainError of kind `unavailable` (`database_unavailable` …) or `conflict`
 * (`database_newer`); no message holds a password.
 */
export async function openDatabase(
  config: DatabaseSettings,
  options: OpenDatabaseOptions,
): Promise<Database> {
  const server = await serverOf(config, options.onProgress);
  try {
    const { dataSource, url } = await connect(server.logins, options);
    const close = async (): Promise<void> => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await server.close();
    };
    return { dataSource, url: new Secret(url), close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Connects to a server by its owner's address and brings the schema up to date.
 * @throws DomainError as `openDatabase`
 */
export async function connectDatabase(
  url: string,
  options: OpenDatabaseOptions,
): Promise<DataSource> {
  const logins: DatabaseLogins = { owner: { url }, application: { kind: 'role' } };
  return (await connect(logins, options)).dataSource;
}

/** On failure no connection is left open. */
async function connect(
  logins: DatabaseLogins,
  options: OpenDatabaseOptions,
): Promise<{ dataSource: DataSource; url: string }> {
  const owner = await initialized(logins.owner, options);
  let url: string;
  try {
    await checkServer(owner, logins.owner);
    url = await prepareDatabase(owner, logins, options.onProgress ?? ((): void => undefined));
  } catch (error) {
    await owner.destroy();
    throw error;
  }
  const isOwner = url === logins.owner.url;
  if (isOwner) {
    options.logger?.warn(
      'The application works with the rights of the owner of the database; `tagwright doctor` says more',
    );
  }
  if (options.as === 'owner' || isOwner) {
    return { dataSource: owner, url: logins.owner.url };
  }
  await owner.destroy();
  return { dataSource: await initialized({ ...logins.owner, url }, options), url };
}

async function initialized(
  target: DatabaseTarget,
  options: OpenDatabaseOptions,
): Promise<DataSource> {
  const dataSource = newDataSource(target.url, options);
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw connectionError(target, error);
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
    extra: {
      application_name: 'tagwright',
      idle_in_transaction_session_timeout: FROZEN_AFTER_MILLISECONDS,
    },
  });
}

async function serverOf(
  config: DatabaseSettings,
  onProgress: OnProgress | undefined,
): Promise<{ logins: DatabaseLogins; close: () => Promise<void> }> {
  const { home, databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl !== undefined) {
    await prepareHome(home);
    const close = (): Promise<void> => Promise.resolve();
    return { logins: givenLogins(databaseUrl, databaseOwnerUrl), close };
  }
  const server = await useEmbeddedPostgres({ home, ...(onProgress && { onProgress }) });
  const { url, application } = server;
  const logins: DatabaseLogins = {
    owner: { url, embeddedIn: home },
    application: { kind: 'login', ...application },
  };
  return { logins, close: () => server.close() };
}

function givenLogins(url: Secret<string>, ownerUrl: Secret<string> | undefined): DatabaseLogins {
  return ownerUrl === undefined
    ? { owner: { url: url.reveal() }, application: { kind: 'role' } }
    : {
        owner: { url: ownerUrl.reveal(), variable: 'DATABASE_OWNER_URL' },
        application: { kind: 'given', url: url.reveal() },
      };
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
