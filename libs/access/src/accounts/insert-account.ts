import type { AuditedTransaction } from '@tagwright/audit';
import { DomainError } from '@tagwright/kernel';
import type { Role } from '../permissions.js';
import type { Scope } from '../scope.js';
import { findAccount } from './account-row.js';

/** Who gets an account: a new person by name, a person known by UUID, or a system. */
export type Holder =
  | { readonly kind: 'new_person'; readonly name: string }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'system' };

export interface InsertedAccount {
  readonly login: string;
  readonly holder: Holder;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly demo: boolean;
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/**
 * Adds an account, its person too where it is a new one, and writes that down.
 * @throws DomainError `account_exists`, `login_unusable`, `person_not_found`, `person_without_name`
 */
export async function insertAccount(
  change: AuditedTransaction,
  account: InsertedAccount,
): Promise<void> {
  const { manager } = change;
  const { login, roles, scope, passwordHash, mustChangePassword, demo } = account;
  if (!LOGIN.test(login)) {
    throw new DomainError(
      'login_unusable',
      'A login name is 1 to 63 of a–z, 0–9, ".", "_" and "-", and begins with a letter or digit.',
    );
  }
  if ((await findAccount(manager, login)) !== undefined) throw accountExists(login);
  const person = await personOf(manager, account.holder);
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO account
       (login, person, roles, scope, password_hash, must_change_password, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (login) DO NOTHING RETURNING id`,
    [login, person, roles, JSON.stringify(scope), passwordHash, mustChangePassword, demo],
  );
  if (inserted.length === 0) throw accountExists(login);
  const value = { person, roles, scope, demo };
  await change.record({
    action: 'account.added',
    object: { kind: 'account', code: login },
    patch: [{ op: 'add', path: '', value }],
  });
}

async function personOf(
  manager: AuditedTransaction['manager'],
  holder: Holder,
): Promise<string | null> {
  if (holder.kind === 'system') return null;
  if (holder.kind === 'person') {
    const found = await manager.query<unknown[]>('SELECT id FROM person WHERE id::text = $1', [
      holder.id.toLowerCase(),
    ]);
    if (found.length > 0) return holder.id.toLowerCase();
    throw new DomainError('person_not_found', 'There is no person of this id.', {
      kind: 'not_found',
    });
  }
  const name = holder.name.trim();
  if (name === '') throw new DomainError('person_without_name', 'A person has a name.');
  const [person] = await manager.query<{ id: string }[]>(
    'INSERT INTO person (name) VALUES ($1) RETURNING id',
    [name],
  );
  return person?.id ?? null;
}

function accountExists(login: string): DomainError {
  return new DomainError('account_exists', `There is an account ${login} already.`, {
    kind: 'conflict',
  });
}
