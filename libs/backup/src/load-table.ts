import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@tagwright/kernel';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DumpedTable } from './backup-manifest.js';
import { columnList, quoted } from './schema-objects.js';

/**
 * Loads the rows of one dumped table.
 * @throws DomainError `restore_failed` when the server refuses them or counts others
 */
export async function loadTable(
  client: ClientBase,
  { table, columns, file, rows }: DumpedTable,
  folder: string,
): Promise<void> {
  const target = client.query(
    copyFrom(`COPY ${quoted(table)} (${columnList(columns)}) FROM STDIN`),
  );
  try {
    await pipeline(createReadStream(join(folder, file)), createGunzip(), target);
  } catch (cause) {
    const { message } = cause as Error;
    throw failed(table, message, cause);
  }
  if (target.rowCount !== rows) {
    throw failed(table, `${target.rowCount} rows arrived instead of ${rows}`);
  }
}

function failed(table: string, reason: string, cause?: unknown): DomainError {
  return new DomainError('restore_failed', `The table ${table} cannot be loaded: ${reason}.`, {
    kind: 'unavailable',
    details: { table },
    cause,
  });
}
