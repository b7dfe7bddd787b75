import { failPoint } from '@tagwright/engines';
import type { ClientBase } from 'pg';
import type { DatabaseDump, DumpedSequence, PublishedSnapshot } from './backup-manifest.js';
import { dumpTable } from './dump-table.js';
import { readNeededFiles, type NeededFile } from './needed-files.js';
import {
  listSequences,
  listTables,
  MIGRATIONS_TABLE,
  quoted,
  type SchemaTable,
} from './schema-objects.js';
import { fixTextFormat } from './text-format.js';

/** One moment of the governance plane, and the files that it refers to. */
export interface ConsistentDump extends DatabaseDump {
  readonly published: PublishedSnapshot | null;
  readonly needed: readonly NeededFile[];
}

/** Dumps all tables as they were at one moment; whoever writes meanwhile is neither seen nor held up. */
export async function dumpDatabase(client: ClientBase, folder: string): Promise<ConsistentDump> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await fixTextFormat(client);
    const tables = await listTables(client);
    await keepStructure(client, tables);
    const dumped = [];
    for (const table of tables) {
      dumped.push(await dumpTable(client, table, folder));
      failPoint('backup.in-dump');
    }
    const migrations = await readMigrations(client);
    const { needed, published } = await readNeededFiles(client);
    // Sequences move outside of transactions; read last they are never behind the rows.
    const sequences = await readSequences(client);
    return { tables: dumped, sequences, migrations, published, needed };
  } finally {
    // It has read only, so there is nothing to lose; a broken connection has said so already.
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

/** Nothing may alter or empty a table between its listing and its copy. */
async function keepStructure(client: ClientBase, tables: readonly SchemaTable[]): Promise<void> {
  const names = tables.map(({ table }) => quoted(table));
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
}

async function readMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`,
  );
  return rows.map(({ name }) => name);
}

async function readSequences(client: ClientBase): Promise<DumpedSequence[]> {
  const sequences: DumpedSequence[] = [];
  for (const sequence of await listSequences(client)) {
    const { rows } = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value::text, is_called FROM ${quoted(sequence)}`,
    );
    for (const { last_value: lastValue, is_called: isCalled } of rows) {
      sequences.push({ sequence, lastValue, isCalled });
    }
  }
  return sequences;
}
