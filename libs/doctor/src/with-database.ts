import type { ClientBase } from 'pg';
import type { Examination } from './check.js';
import { warn, type Result } from './finding.js';

/** PostgreSQL: no such table, no such column. */
const NO_SCHEMA = new Set(['42P01', '42703']);

/** Looks with the database, or says why that could not be. */
export async function withDatabase(
  { database }: Pick<Examination, 'database'>,
  look: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  switch (database.state) {
    case 'none':
      return { status: 'ok', found: 'There is no database yet, so nothing to look at.', mend: '' };
    case 'failed':
      return warn('Not looked at: the database cannot be used.', 'Mend `database` first.');
    case 'open':
      try {
        return await look(database.client);
      } catch (error) {
        if (!NO_SCHEMA.has(String((error as { code?: unknown }).code))) throw error;
        return warn('Not looked at: the schema is not up to date.', 'Mend `migrations` first.');
      }
  }
}
