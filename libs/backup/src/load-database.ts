import { failPoint } from '@tagwright/engines';
import type { ClientBase, PoolClient } from 'pg';
import { DomainError } from '@tagwright/kernel';
import type { MigrationClass } from '@tagwright/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import type { FoundBackup } from './find-backup.js';
import { loadTable } from './load-table.js';
import { listTables, MIGRATIONS_TABLE, quoted } from './schema-objects.js';
import { fixTextFormat } from './text-format.js';

/**
 * The migrations that a backup's database had seen, in their order.
 * @throws DomainError `backup_newer` when this version does not know one
 */
export function migrationsOf(
  { manifest }: FoundBackup,
  known: readonly MigrationClass[],
): MigrationClass[] {
  const byName = new Map(known.map((migration) => [nameOf(migration), migration]));
  return manifest.migrations.map((name) => {
    const migration = byName.get(name);
    if (migration !== undefined) return migration;
    throw new DomainError(
      'backup_newer',
      `The backup ${manifest.name} was made by Tagwright ${manifest.product}, whose database this ` +
        `version does not know (${name}); restore it with that version.`,
      { kind: 'conflict', details: { migration: name } },
    );
  });
}

function nameOf(migration: MigrationClass): string {
  return new migration().name ?? migration.name;
}

/** Whether nobody has put anything into the database yet. */
export async function hasNoTables(dataSource: DataSource): Promise<boolean> {
  const runner = dataSource.createQueryRunner();
  try {
    const tables = await listTables((await runner.connect()) as PoolClient);
    return tables.every(({ table }) => table === MIGRATIONS_TABLE);
  } finally {
    await runner.release();
  }
}

/**
 * Fills an empty database in one transaction, so that it is empty or whole whatever happens: the
 * schema as it was, the rows, the sequences, and a remark on which backup they are from.
 * @throws DomainError `restore_failed`
 */
export async function loadDatabase(
  dataSource: DataSource,
  backup: FoundBackup,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    await runner.startTransaction();
    try {
      await load(runner, client, backup, migrations);
      failPoint('restore.in-load');
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined); // the first error says more
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** A copy tells nobody anything until somebody says that it is the one that counts. */
const SILENCE_WEBHOOKS = `
UPDATE webhook SET state = 'set_aside', stopped_because = 'restored', lease_token = NULL, lease_until = NULL
WHERE state = 'active'`;

async function load(
  runner: QueryRunner,
  client: ClientBase,
  { paths, manifest }: FoundBackup,
  migrations: readonly MigrationClass[],
): Promise<void> {
  for (const migration of migrations) await new migration().up(runner);
  // Checks that a migration left for the commit would stand in the way of altering its tables.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await fixTextFormat(client);
  const tables = (await listTables(client)).map(({ table }) => quoted(table));
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  // Migrations may have put rows there that the dump holds as well.
  await client.query(`TRUNCATE ${tables.join(', ')}`);
  const foreignKeys = await dropForeignKeys(client);
  for (const table of manifest.tables) await loadTable(client, table, paths.folder);
  // Whoever signed out or was shut out since must not come back with the backup.
  if (tables.includes(quoted('session'))) await client.query('DELETE FROM session');
  if (tables.includes(quoted('webhook'))) await client.query(SILENCE_WEBHOOKS);
  for (const { sequence, lastValue, isCalled } of manifest.sequences) {
    const values = [quoted(sequence), lastValue, isCalled];
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', values);
  }
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const statement of foreignKeys) await client.query(statement);
  await client.query(
    `COMMENT ON TABLE ${MIGRATIONS_TABLE} IS ${client.escapeLiteral(remark(manifest.name))}`,
  );
}

/**
 * Without foreign keys the order of the tables does not matter, not even where they refer to each
 * other; made again at the end, each proves all its rows. Unlike replication mode it needs no superuser.
 * @returns the statements that make them again
 */
async function dropForeignKeys(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS name,
       pg_get_constraintdef(oid) AS definition
     FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0
     ORDER BY 1, 2`,
  );
  for (const { table, name } of rows) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  }
  return rows.map(
    ({ table, name, definition }) =>
      `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`,
  );
}

/** Whether the rows of this database came from that backup. */
export async function cameFrom(dataSource: DataSource, backup: string): Promise<boolean> {
  const [row] = await dataSource.query<[{ remark: string | null }]>(
    `SELECT obj_description('${MIGRATIONS_TABLE}'::regclass, 'pg_class') AS remark`,
  );
  return row.remark === remark(backup);
}

function remark(backup: string): string {
  return `Restored from backup ${backup}.`;
}
