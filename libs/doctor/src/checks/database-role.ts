import { APPLICATION_ROLE, type Config } from '@tagwright/platform';
import type { ClientBase } from 'pg';
import type { Check, Examination } from '../check.js';
import { ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** The application cannot change what was recorded. */
export const DATABASE_ROLE: Check = {
  name: 'database_role',
  run: (examination: Examination) =>
    withDatabase(examination, (client) => roleResult(client, examination.config)),
};

interface Rights {
  readonly role: string;
  readonly superuser: boolean;
  readonly owns: boolean;
  readonly changes: boolean;
}

async function roleResult(client: ClientBase, config: Config): Promise<Result> {
  const role = await roleOfApplication(client, config);
  const { rows } = await client.query<Rights>(
    `SELECT rolname AS role, rolsuper AS superuser,
       pg_has_role(oid, (SELECT relowner FROM pg_class WHERE oid = 'audit_event'::regclass), 'USAGE')
         AS owns,
       has_table_privilege(oid, 'audit_event', 'UPDATE, DELETE, TRUNCATE')
         OR has_table_privilege(oid, 'audit_seal', 'UPDATE, DELETE, TRUNCATE') AS changes
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const [rights] = rows;
  if (rights === undefined) {
    return warn(`There is no role ${role} yet.`, 'The next start of Tagwright makes it.');
  }
  return judge(rights, config.databaseUrl !== undefined && config.databaseOwnerUrl === undefined);
}

/** Whom the application works as with these settings. */
async function roleOfApplication(client: ClientBase, config: Config): Promise<string> {
  if (config.databaseUrl === undefined) return APPLICATION_ROLE;
  const { rows } = await client.query<{ me: string; becomes: boolean }>(
    `SELECT current_user AS me, coalesce(
       (SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = $1), false) AS becomes`,
    [APPLICATION_ROLE],
  );
  const [login] = rows;
  const becomes = config.databaseOwnerUrl === undefined && login?.becomes === true;
  return becomes ? APPLICATION_ROLE : (login?.me ?? APPLICATION_ROLE);
}

/** @param shares whether migrations and application use one login */
function judge({ role, superuser, owns, changes }: Rights, shares: boolean): Result {
  const found = `The application works as ${role}`;
  if (superuser || owns) {
    return warn(
      `${found}, with the rights of the owner: it could change what the audit trail recorded.`,
      'Set DATABASE_OWNER_URL to the login that owns the database and DATABASE_URL to one that owns ' +
        `nothing; or let a superuser run \`CREATE ROLE ${APPLICATION_ROLE}\` and ` +
        `\`GRANT ${APPLICATION_ROLE} TO ${role}\`, and start again.`,
    );
  }
  if (changes) {
    return warn(
      `${found}, which may change rows of the audit trail.`,
      'Start Tagwright: it takes the right away again.',
    );
  }
  return ok(
    shares
      ? `${found}, which cannot change the audit trail; its login could (DATABASE_OWNER_URL parts them).`
      : `${found}, which cannot change the audit trail.`,
  );
}
