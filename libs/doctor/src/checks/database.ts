import type { Client } from 'pg';
import type { Check, Examination } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

const OLDEST = 150_000;

/** PostgreSQL answers, is new enough, and stores and sorts text as it should. */
export const DATABASE: Check = { name: 'database', run: databaseResult };

interface ServerRow {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly ctype: string;
  readonly provider: string;
  readonly recorded: string | null;
  readonly actual: string | null;
}

async function databaseResult({ database, paths }: Examination): Promise<Result> {
  switch (database.state) {
    case 'none':
      return ok('There is no database yet; the first start creates it.');
    case 'failed':
      return fail(
        database.problem,
        `Look whether the server of DATABASE_URL runs and lets this user in; for the embedded one ` +
          `${paths.logs}/postgres.log says why it does not start.`,
      );
    case 'open':
      return judge(await readServer(database.client));
  }
}

async function readServer(client: Client): Promise<ServerRow> {
  const { rows } = await client.query<ServerRow>(
    `SELECT current_setting('server_version') AS version,
       current_setting('server_version_num')::int AS number,
       pg_encoding_to_char(encoding) AS encoding, datcollversion AS recorded,
       coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale', datctype) AS ctype,
       datlocprovider::text AS provider, pg_database_collation_actual_version(oid) AS actual
     FROM pg_database d WHERE datname = current_database()`,
  );
  if (rows[0] === undefined) throw new Error('The database does not list itself.');
  return rows[0];
}

/** Says what is wrong with a server, the worst first. */
export function judge({ version, number, encoding, ctype, recorded, actual }: ServerRow): Result {
  const found = `PostgreSQL ${version}, encoding ${encoding}, locale ${ctype}.`;
  if (number < OLDEST) return fail(found, 'Use PostgreSQL 15 or later.');
  if (encoding !== 'UTF8') {
    return fail(found, 'Create the database anew with `ENCODING UTF8 TEMPLATE template0`.');
  }
  if (recorded !== null && actual !== null && recorded !== actual) {
    return warn(
      `${found} The system's sorting rules changed since (${recorded}, now ${actual}).`,
      'Run `REINDEX DATABASE` and then `ALTER DATABASE … REFRESH COLLATION VERSION`.',
    );
  }
  if (ctype === 'C' || ctype === 'POSIX') {
    return warn(
      `${found} It knows no letters but ASCII, so searches in Chinese find less.`,
      'Create the database anew with the locale C.UTF-8 and restore a backup into it.',
    );
  }
  return ok(found);
}
