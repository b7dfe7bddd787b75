import type { DataSource, QueryRunner } from 'typeorm';
import { DomainError } from '@tagwright/kernel';
import type { OnProgress } from '../postgres/on-progress.js';
import { MIGRATIONS_TABLE } from './migrations-table.js';

/**
 * Brings the schema up to date; only under the lock of migrations.
 * @throws DomainError `database_newer` when a later version of the product was here already
 */
export async function bringUpToDate(
  dataSource: DataSource,
  session: QueryRunner,
  onProgress: OnProgress,
): Promise<void> {
  await refuseNewer(dataSource, session);
  if (await dataSource.showMigrations()) {
    onProgress('Bringing the database schema up to date');
    await dataSource.runMigrations({ transaction: 'each' });
  }
}

/** What the database and this version of the product know of each other. */
export interface MigrationState {
  /** Known here, not yet there. */
  readonly pending: readonly string[];
  /** There, not known here: a later version was used. */
  readonly unknown: readonly string[];
}

/** Compares names only; changes nothing. */
export async function migrationState(
  query: (sql: string) => Promise<readonly unknown[]>,
  migrations: readonly { readonly name: string }[],
): Promise<MigrationState> {
  const known = migrations.map(({ name }) => name);
  const [found] = await query(`select to_regclass('${MIGRATIONS_TABLE}') is not null as here`);
  const isThere = (found as { here: boolean } | undefined)?.here === true;
  const rows = isThere ? await query(`select name from ${MIGRATIONS_TABLE} order by id`) : [];
  const applied = (rows as { name: string }[]).map(({ name }) => name);
  return {
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function refuseNewer(dataSource: DataSource, session: QueryRunner): Promise<void> {
  if (!(await session.hasTable(MIGRATIONS_TABLE))) return;
  const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const rows = (await session.query(
    `select name from ${MIGRATIONS_TABLE} where name <> all($1) order by id`,
    [known],
  )) as { name: string }[];
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  throw new DomainError(
    'database_newer',
    `The database has changes that this version of Tagwright does not know (${names.join(', ')}): ` +
      'a later version was used with it. Use that version, or another database.',
    { kind: 'conflict', details: { migrations: names } },
  );
}
