import { DomainError } from '@tagwright/kernel';
import { Client, DatabaseError } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { PostgresSpec } from '../mapping/source-mapping.js';
import type { ByteTally } from './raw-bytes.js';

export interface QueryToRead {
  /** Connection string; nothing of it may show up in a message. */
  readonly url: string;
  readonly spec: PostgresSpec;
  /** For messages. */
  readonly name: string;
  readonly tally: ByteTally;
  /** Told how many rows the server says it sent. */
  readonly onEnd: (rows: number) => void;
}

/** A server that drops packets would keep the job waiting for minutes. */
const CONNECT_MILLIS = 15_000;

/**
 * The same rows must give the same bytes whatever the server's, database's or role's defaults are;
 * and reading a source must not change it.
 */
const SESSION = `
  SET client_encoding = 'UTF8';
  SET datestyle = 'ISO, YMD';
  SET timezone = 'UTC';
  SET extra_float_digits = 1;
  SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY`;

/**
 * The rows of a query as CSV with a header. Times with a zone come in UTC.
 * @throws DomainError `server_unreachable`, `query_failed`
 */
export async function* queryBytes(query: QueryToRead): AsyncGenerator<Uint8Array> {
  const { spec, tally, onEnd } = query;
  const client = await connected(query);
  try {
    await client.query(SESSION);
    // On a line of its own, the bracket survives a comment at the query's end.
    const sql = `COPY (${spec.query.replace(/;\s*$/, '')}\n) TO STDOUT (FORMAT csv, HEADER true)`;
    const rows = client.query(copyTo(sql));
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      tally.hash.update(chunk);
      tally.bytes += chunk.length;
      yield chunk;
    }
    // The number of rows comes after the last of them, and before the next answer.
    await client.query('SELECT 1');
    onEnd(rows.rowCount);
  } catch (error) {
    throw queryFailed(query, error);
  } finally {
    await client.end();
  }
}

async function connected(query: QueryToRead): Promise<Client> {
  try {
    const client = new Client({
      connectionString: query.url,
      connectionTimeoutMillis: CONNECT_MILLIS,
    });
    // Without a listener a connection lost between two reads would end the process.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(query, error);
  }
}

/**
 * What the driver says of a connection that fails may hold pieces of the connection string, of which
 * a password with an odd character may be one: only what the server itself says is passed on.
 */
function unreachable({ name, spec }: QueryToRead, error: unknown): DomainError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const why =
    error instanceof DatabaseError
      ? `the server refuses the connection: ${error.message}`
      : code === 'ERR_INVALID_URL'
        ? 'this is no connection string'
        : `the server cannot be reached${code === '' ? '' : ` (${code})`}`;
  return new DomainError('server_unreachable', `${name} (${spec.connection}): ${why}.`, {
    kind: 'unavailable',
    details: { file: name, variable: spec.connection },
  });
}

function queryFailed({ name, spec }: QueryToRead, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new DomainError('query_failed', `${name} (${spec.connection}): ${reason}`, {
    kind: isOfTheQuery(error) ? 'invalid' : 'unavailable',
    details: { file: name, variable: spec.connection },
    cause: error,
  });
}

/** Whether the same query would fail again: not so after a lost connection or a shut-down server. */
function isOfTheQuery(error: unknown): boolean {
  return error instanceof DatabaseError && !/^(08|53|57|58)/.test(error.code ?? '');
}
