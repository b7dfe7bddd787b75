import { Readable } from 'node:stream';
import { DomainError } from '@tagwright/kernel';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { PostgresSpec } from '../mapping/source-mapping.js';
import { chooseColumns } from '../stream/choose-columns.js';
import type { FoundFile } from '../stream/find-files.js';
import type { ByteTally } from '../stream/raw-bytes.js';
import type { FileRegister } from './file-register.js';
import type { JobState } from './job-state.js';
import { readScanned } from './read-text.js';
import type { ReadPart } from './source-rows.js';

/** Reads the rows of a query as CSV, through the same checks as a file. */
export async function readPostgres(
  state: JobState,
  register: FileRegister,
  one: { spec: PostgresSpec; file: FoundFile; columns: readonly string[] },
): Promise<ReadPart> {
  const { spec, file, columns } = one;
  const url = state.spec.connections[spec.connection];
  if (url === undefined) {
    throw new DomainError(
      'missing_connection',
      `${file.name} needs the environment variable ${spec.connection} with a connection string.`,
      { details: { variable: spec.connection } },
    );
  }
  const wanted = new Set(columns);
  const input = {
    name: file.name,
    encoding: 'utf-8',
    delimiter: ',',
    maxFieldBytes: state.spec.maxFieldBytes,
    open: (tally: ByteTally) => queryBytes(url, spec, file.name, tally),
    chooseColumns: (header: readonly string[]) => chooseColumns(file.name, ',', wanted, header),
  };
  return readScanned(state, register, { input, columns, nulls: spec.nulls });
}

async function* queryBytes(
  url: string,
  spec: PostgresSpec,
  name: string,
  tally: ByteTally,
): AsyncGenerator<Uint8Array> {
  const client = new Client({ connectionString: url });
  // Without a listener a connection lost between two reads would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query("SET client_encoding = 'UTF8'");
    const sql = `COPY (${spec.query.replace(/;\s*$/, '')}) TO STDOUT (FORMAT csv, HEADER true)`;
    const rows: Readable = client.query(copyTo(sql));
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      tally.hash.update(chunk);
      tally.bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('query_failed', `${name} (${spec.connection}): ${reason}`, {
      kind: 'unavailable',
      details: { file: name, variable: spec.connection },
      cause: error,
    });
  } finally {
    await client.end();
  }
}
