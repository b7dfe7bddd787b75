import { migrationState } from '@tagwright/platform';
import type { Check, Examination } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** The schema is the one that this version knows. */
export const MIGRATIONS: Check = {
  name: 'migrations',
  run: (examination) =>
    withDatabase(examination, (client) =>
      migrationsResult(examination, async (sql) => (await client.query(sql)).rows as unknown[]),
    ),
};

async function migrationsResult(
  { migrations }: Pick<Examination, 'migrations'>,
  query: (sql: string) => Promise<readonly unknown[]>,
): Promise<Result> {
  const { pending, unknown } = await migrationState(query, migrations);
  if (unknown.length > 0) {
    return fail(
      `A later version of Tagwright has changed the schema (${unknown.join(', ')}).`,
      'Use that version, or restore a backup of before.',
    );
  }
  if (pending.length > 0) {
    return warn(
      `${pending.length} changes of the schema are still to be made (${pending.join(', ')}).`,
      'The next start makes them; make a backup before.',
    );
  }
  return ok(`The schema is up to date (${migrations.length} changes).`);
}
