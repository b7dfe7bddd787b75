import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction, type AuditEvent } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessSettings } from '../access-settings.js';
import { hashPassword } from '../passwords/hash-password.js';
import { newOneTimePassword } from '../passwords/new-one-time-password.js';
import type { Role } from '../permissions.js';
import { FULL_SCOPE, type Scope } from '../scope.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import {
  ACCOUNT_COLUMNS,
  accountOf,
  findAccount,
  type Account,
  type AccountRow,
} from './account-row.js';
import { insertAccount, type Holder } from './insert-account.js';

export interface NewAccount {
  readonly login: string;
  readonly holder: Holder;
  readonly roles: readonly Role[];
  readonly scope?: Scope;
}

export interface RoleChange {
  readonly roles?: readonly Role[];
  readonly scope?: Scope;
}

/** Accounts, as whoever manages them does. What takes rights away ends the account's sessions. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly throttle: SignInThrottle,
    private readonly settings: AccessSettings,
  ) {}

  /** By login name. */
  async list(): Promise<Account[]> {
    const rows = await this.dataSource.query<AccountRow[]>(
      `SELECT ${ACCOUNT_COLUMNS} FROM account a LEFT JOIN person p ON p.id = a.person
       ORDER BY a.login`,
    );
    return rows.map(accountOf);
  }

  /**
   * Adds an account.
   * @returns the password for the first sign-in, at which it must be changed; null for a system
   * @throws DomainError `account_exists`, `login_unusable`, `person_not_found`, `person_without_name`
   */
  async add(actor: Actor, account: NewAccount): Promise<{ oneTimePassword: string | null }> {
    const oneTimePassword = account.holder.kind === 'system' ? null : newOneTimePassword();
    const passwordHash = oneTimePassword === null ? null : await hashPassword(oneTimePassword);
    await this.transactions.run(actor, (change) =>
      insertAccount(change, {
        ...{ scope: FULL_SCOPE, ...account, passwordHash },
        ...{ mustChangePassword: true, demo: false },
      }),
    );
    return { oneTimePassword };
  }

  /** @throws DomainError `account_not_found`, `last_administrator` */
  async setRoles(actor: Actor, login: string, { roles, scope }: RoleChange): Promise<void> {
    await this.change(actor, login, async ({ manager }, account) => {
      const next = { roles: roles ?? account.roles, scope: scope ?? account.scope };
      await manager.query('UPDATE account SET roles = $2, scope = $3 WHERE id = $1', [
        account.id,
        next.roles,
        JSON.stringify(next.scope),
      ]);
      const patch = [
        { op: 'replace', path: '/roles', value: next.roles },
        { op: 'replace', path: '/scope', value: next.scope },
      ] as const;
      const details = { before: { roles: account.roles, scope: account.scope } };
      return { action: 'account.roles_changed', patch, details };
    });
  }

  /** @throws DomainError `account_not_found`, `last_administrator` */
  async disable(actor: Actor, login: string): Promise<void> {
    await this.setState(actor, login, 'disabled');
  }

  /** @throws DomainError `account_not_found` */
  async enable(actor: Actor, login: string): Promise<void> {
    await this.setState(actor, login, 'active');
  }

  /**
   * Gives a person a way back in.
   * @returns the password for the next sign-in, at which it must be changed
   * @throws DomainError `account_not_found`, `account_of_system`
   */
  async resetPassword(actor: Actor, login: string): Promise<string> {
    const oneTimePassword = newOneTimePassword();
    const hash = await hashPassword(oneTimePassword);
    await this.change(actor, login, async ({ manager }, account) => {
      if (account.person === null) {
        throw new DomainError('account_of_system', `${login} is a system: it has keys only.`);
      }
      await manager.query(
        `UPDATE account SET password_hash = $2, must_change_password = true, demo = false
         WHERE id = $1`,
        [account.id, hash],
      );
      return { action: 'account.password_reset' };
    });
    await this.throttle.forget(login);
    return oneTimePassword;
  }

  /** Ends whatever sessions are open. @throws DomainError `account_not_found` */
  async endSessions(actor: Actor, login: string): Promise<void> {
    await this.change(actor, login, () => Promise.resolve({ action: 'account.sessions_ended' }));
  }

  /** Lets a name that guessed wrong too often try again. @throws DomainError `account_not_found` */
  async unlock(actor: Actor, login: string): Promise<void> {
    await this.transactions.run(actor, async (change) => {
      if ((await findAccount(change.manager, login)) === undefined) throw accountNotFound(login);
      await change.record({
        action: 'account.unlocked',
        object: { kind: 'account', code: login },
      });
    });
    await this.throttle.forget(login);
  }

  private async setState(actor: Actor, login: string, state: Account['state']): Promise<void> {
    await this.change(actor, login, async ({ manager }, { id }) => {
      await manager.query('UPDATE account SET state = $2 WHERE id = $1', [id, state]);
      const patch = [{ op: 'replace', path: '/state', value: state }] as const;
      return { action: state === 'active' ? 'account.enabled' : 'account.disabled', patch };
    });
  }

  /** Changes an account, ends its sessions and writes down what happened. */
  private async change(
    actor: Actor,
    login: string,
    work: (change: AuditedTransaction, account: AccountRow) => Promise<Omit<AuditEvent, 'object'>>,
  ): Promise<void> {
    await this.transactions.run(actor, async (change) => {
      // Two that each take away one of the last two administrators come one after the other.
      await change.manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.accounts]);
      const account = await findAccount(change.manager, login, 'FOR UPDATE OF a');
      if (account === undefined) throw accountNotFound(login);
      const had = await this.hasAdministrator(change.manager);
      const event = await work(change, account);
      if (had && !(await this.hasAdministrator(change.manager))) throw lastAdministrator(login);
      await change.manager.query('DELETE FROM session WHERE account_id = $1', [account.id]);
      await change.record({ ...event, object: { kind: 'account', code: login } });
    });
  }

  /** Whether there is an administrator who can sign in: a system cannot, nor can a demo from afar. */
  private async hasAdministrator(manager: EntityManager): Promise<boolean> {
    const found = await manager.query<unknown[]>(
      `SELECT id FROM account WHERE state = 'active' AND 'admin' = ANY (roles)
         AND person IS NOT NULL AND (NOT demo OR $1) LIMIT 1`,
      [this.settings.isLocal],
    );
    return found.length > 0;
  }
}

function lastAdministrator(login: string): DomainError {
  const message = `${login} is the last administrator who can sign in: make another one first.`;
  return new DomainError('last_administrator', message, { kind: 'conflict' });
}

export function accountNotFound(login: string): DomainError {
  return new DomainError('account_not_found', `There is no account ${login}.`, {
    kind: 'not_found',
  });
}
