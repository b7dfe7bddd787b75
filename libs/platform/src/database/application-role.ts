import type { QueryRunner } from 'typeorm';

/** The role that the application works as: it owns nothing, and changes no record of the past. */
export const APPLICATION_ROLE = 'tagwright_app';

/** PostgreSQL: somebody else made it at the same moment. */
const MADE_MEANWHILE = new Set(['42710', '23505']);
/** PostgreSQL: this login may not. */
const NOT_ALLOWED = '42501';
/** PostgreSQL: two sessions changed the same row of a catalogue. */
const AT_ONCE = 'XX000';

/**
 * Sees to it that the role is there and this login may work as it. Roles belong to the whole server,
 * so that other databases' processes may do the same at this moment.
 * @returns false where this login may neither create the role nor become it
 */
export async function provideRole(session: QueryRunner): Promise<boolean> {
  if (!(await isThere(session))) {
    if (!(await attempt(session, `CREATE ROLE ${APPLICATION_ROLE} NOLOGIN`))) return false;
  }
  if (await mayBecome(session)) return true;
  await attempt(session, `GRANT ${APPLICATION_ROLE} TO CURRENT_USER`);
  return mayBecome(session);
}

/**
 * The same for a server of our own: the application logs in as the role.
 * @param password of letters and digits only
 */
export async function provideLogin(session: QueryRunner, password: string): Promise<void> {
  if (!(await isThere(session))) await attempt(session, `CREATE ROLE ${APPLICATION_ROLE} LOGIN`);
  await session.query(
    `ALTER ROLE ${APPLICATION_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE
       PASSWORD '${password.replaceAll("'", "''")}'`,
  );
}

async function isThere(session: QueryRunner): Promise<boolean> {
  const rows = (await session.query('SELECT FROM pg_roles WHERE rolname = $1', [
    APPLICATION_ROLE,
  ])) as unknown[];
  return rows.length > 0;
}

/** Asked by doing it: what membership allows differs between versions of the server. */
async function mayBecome(session: QueryRunner): Promise<boolean> {
  if (!(await attempt(session, `SET ROLE ${APPLICATION_ROLE}`))) return false;
  await session.query('RESET ROLE');
  return true;
}

async function attempt(session: QueryRunner, sql: string): Promise<boolean> {
  try {
    await session.query(sql);
    return true;
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (MADE_MEANWHILE.has(code) || code === AT_ONCE) return true;
    if (code === NOT_ALLOWED) return false;
    throw error;
  }
}
