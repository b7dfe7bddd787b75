import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DomainError } from '@tagwright/kernel';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DumpedTable } from './backup-manifest.js';
import { CountLines } from './count-lines.js';
import { hashFile } from './hash-file.js';
import { columnList, quoted, type SchemaTable } from './schema-objects.js';

/**
 * Writes a table's rows to a file of the backup, on the disk when this returns.
 * @throws DomainError `dump_truncated` when fewer rows arrived than the server sent
 */
export async function dumpTable(
  client: ClientBase,
  { table, columns }: SchemaTable,
  folder: string,
): Promise<DumpedTable> {
  const file = `dump/${table}.copy.gz`;
  const path = join(folder, file);
  const sent = client.query(copyTo(`COPY ${quoted(table)} (${columnList(columns)}) TO STDOUT`));
  const counted = new CountLines();
  await pipeline(
    sent,
    counted.through,
    createGzip(),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  if (sent.rowCount !== counted.lines) throw truncated(table, counted.lines, sent.rowCount);
  return { table, columns, file, rows: counted.lines, ...(await hashFile(path)) };
}

function truncated(table: string, arrived: number, sent: number): DomainError {
  return new DomainError(
    'dump_truncated',
    `Of ${sent} rows of ${table} only ${arrived} arrived; try again.`,
    { kind: 'unavailable', details: { table, arrived, sent } },
  );
}
