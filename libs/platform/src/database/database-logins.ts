import pg from 'pg';
import { APPLICATION_ROLE } from './application-role.js';
import { connectionError, type DatabaseTarget } from './database-target.js';

/** The ways into one database. */
export interface DatabaseLogins {
  /** Owns the schema: brings it up to date, and nothing else. */
  readonly owner: DatabaseTarget;
  /** How the application gets in with fewer rights. */
  readonly application:
    /** By the owner's login, which then works as `tagwright_app`. */
    | { readonly kind: 'role' }
    /** As `tagwright_app` itself, in a server of our own. */
    | { readonly kind: 'login'; readonly url: string; readonly password: string }
    /** By a login that somebody has set up for it. */
    | { readonly kind: 'given'; readonly url: string };
}

/** The same address for a session that works as the application's role from its first statement. */
export function asApplicationRole(url: string): string {
  const changed = new URL(url);
  const options = changed.searchParams.get('options');
  const role = `-c role=${APPLICATION_ROLE}`;
  changed.searchParams.set('options', options === null ? role : `${options} ${role}`);
  return changed.href;
}

/**
 * Which role a login is.
 * @throws DomainError `database_unavailable`
 */
export async function roleOf(target: DatabaseTarget, withinMs: number): Promise<string> {
  const client = new pg.Client({
    connectionString: target.url,
    connectionTimeoutMillis: withinMs,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  } catch (error) {
    throw connectionError(target, error);
  } finally {
    await client.end().catch(() => undefined); // it never came about
  }
}
