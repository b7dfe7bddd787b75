import type { EntityManager } from 'typeorm';
import { isRole, type Role } from '../permissions.js';
import { readScope, type Scope } from '../scope.js';

/** An account as the database keeps it, with the name of its person. */
export interface AccountRow {
  readonly id: number;
  readonly login: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly roles: readonly string[];
  readonly scope: unknown;
  readonly state: 'active' | 'disabled';
  readonly demo: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

/** SQL: the columns of an `AccountRow`, of `account a LEFT JOIN person p`. */
export const ACCOUNT_COLUMNS = `a.id::integer AS id, a.login, a.person, p.name,
  a.password_hash AS "passwordHash", a.must_change_password AS "mustChangePassword", a.roles,
  a.scope, a.state, a.demo, a.created_at AS "createdAt", a.last_sign_in_at AS "lastSignInAt"`;

/** @param manager or a data source */
export async function findAccount(
  manager: Pick<EntityManager, 'query'>,
  login: string,
  lock = '',
): Promise<AccountRow | undefined> {
  const [row] = await manager.query<AccountRow[]>(
    `SELECT ${ACCOUNT_COLUMNS} FROM account a LEFT JOIN person p ON p.id = a.person
     WHERE a.login = $1 ${lock}`,
    [login],
  );
  return row;
}

/** What an account is to who manages it: never its password's hash. */
export interface Account {
  readonly login: string;
  /** Null for a system. */
  readonly person: string | null;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly state: 'active' | 'disabled';
  readonly demo: boolean;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

export function accountOf(row: AccountRow): Account {
  const { login, person, name, state, demo, mustChangePassword, createdAt, lastSignInAt } = row;
  const roles = row.roles.filter(isRole);
  const scope = readScope(row.scope);
  return {
    ...{ login, person, name, roles, scope, state, demo, mustChangePassword },
    ...{ createdAt, lastSignInAt },
  };
}
