import type { DataSource, QueryRunner } from 'typeorm';
import { DomainError } from '@tagwright/kernel';
import type { OnProgress } from '../postgres/on-progress.js';

/** Any number; it is the same in every process that migrates. */
const ADVISORY_LOCK = 7_431_902_266;
export const MIGRATIONS_TABLE = 'schema_migration';

/**
 * Brings the schema up to date. Of several processes that start at once one migrates and the others
 * wait for it; the lock is the session's, so it goes with a process that dies.
 * @throws DomainError `database_newer` when a later version of the product was here already
 */
export async function runMigrations(dataSource: DataSource, onProgress: OnProgress): Promise<void> {
  const session = dataSource.createQueryRunner();
  try {
    await session.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    try {
      await refuseNewer(dataSource, session);
      if (await dataSource.showMigrations()) {
        onProgress('Bringing the database schema up to date');
        await dataSource.runMigrations({ transaction: 'each' });
      }
    } finally {
      await session.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    }
  } finally {
    await session.release();
  }
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
