import { existsSync, readFileSync } from 'node:fs';
import { refuseUnfinishedRestore } from '@tagwright/backup';
import { DomainError } from '@tagwright/kernel';
import {
  connectionError,
  hasEmbeddedDatabase,
  homePaths,
  useEmbeddedPostgres,
  type Config,
} from '@tagwright/platform';
import pg from 'pg';

const CONNECT_WITHIN_MS = 5_000;
const STATEMENT_WITHIN_MS = 20_000;

/** The database as far as it is to be had. */
export type DatabaseAccess =
  | { readonly state: 'open'; readonly client: pg.Client; readonly embedded: boolean }
  /** The home has none yet. */
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly problem: string };

export interface OpenAccess {
  readonly access: DatabaseAccess;
  readonly close: () => Promise<void>;
}

/**
 * Connects to the database of the settings. The embedded server of a home is joined where it runs and
 * otherwise started for the time of the examination, because nothing else can read what it holds; it
 * is never created, and `tmp` is not emptied. Does not throw: a database that is away is a finding.
 */
export async function openDatabaseAccess(config: Config): Promise<OpenAccess> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const url = await addressOf(config, closing);
    if (url === undefined) return { access: { state: 'none' }, close };
    const client = await connect(url, config);
    closing.push(() => client.end());
    const embedded = config.databaseUrl === undefined;
    return { access: { state: 'open', client, embedded }, close };
  } catch (error) {
    const problem = error instanceof DomainError ? error.message : 'It cannot be opened.';
    return { access: { state: 'failed', problem }, close };
  }
}

async function addressOf(
  { databaseUrl, home }: Config,
  closing: (() => Promise<void>)[],
): Promise<string | undefined> {
  if (databaseUrl !== undefined) return databaseUrl.reveal();
  if (!existsSync(home) || !hasEmbeddedDatabase(home)) return undefined;
  refuseUnfinishedRestore(home);
  const { postgresPassword } = homePaths(home);
  if (!existsSync(postgresPassword) || readFileSync(postgresPassword).length === 0) {
    throw new DomainError(
      'postgres_password_missing',
      `The password of the embedded database, ${postgresPassword}, is not there.`,
    );
  }
  const server = await useEmbeddedPostgres({ home, keepTemporary: true });
  closing.push(() => server.close());
  return server.url;
}

async function connect(url: string, { databaseUrl, home }: Config): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    application_name: 'tagwright doctor',
  });
  // A server that goes away shows in the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw connectionError(databaseUrl === undefined ? { url, embeddedIn: home } : { url }, error);
  }
}
