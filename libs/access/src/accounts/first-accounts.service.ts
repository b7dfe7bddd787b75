import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { AccessSettings } from '../access-settings.js';
import { hashPassword } from '../passwords/hash-password.js';
import { newOneTimePassword } from '../passwords/new-one-time-password.js';
import { FULL_SCOPE } from '../scope.js';
import { DEMO_ACCOUNTS, demoPassword, type DemoAccount } from './demo-accounts.js';
import { insertAccount } from './insert-account.js';

/** The first administrator, who must choose a password at the first sign-in. */
export interface FirstAdministrator {
  readonly login: string;
  readonly oneTimePassword: string;
}

/** The accounts that a new installation begins with. */
@Injectable()
export class FirstAccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly settings: AccessSettings,
  ) {}

  /** Makes an administrator where there is no account at all. @returns null where there is one */
  async makeAdministrator(): Promise<FirstAdministrator | null> {
    if (!(await this.isNone())) return null;
    const first = { login: 'admin', oneTimePassword: newOneTimePassword() };
    const passwordHash = await hashPassword(first.oneTimePassword);
    const isMade = await this.ifNone((change) =>
      insertAccount(change, {
        ...{ login: first.login, holder: { kind: 'new_person', name: 'Administrator' } },
        ...{ roles: ['admin'], scope: FULL_SCOPE, passwordHash },
        ...{ mustChangePassword: true, demo: false },
      }),
    );
    return isMade ? first : null;
  }

  /** Makes an account of each role where there is none at all; only beside demo data. */
  async makeDemoAccounts(): Promise<void> {
    if (!(await this.isNone())) return;
    const accounts: { login: string; passwordHash: string; account: DemoAccount }[] = [];
    for (const account of DEMO_ACCOUNTS) {
      const { login } = account;
      accounts.push({ login, account, passwordHash: await hashPassword(demoPassword(login)) });
    }
    await this.ifNone(async (change) => {
      for (const { login, passwordHash, account } of accounts) {
        await insertAccount(change, {
          ...{ login, passwordHash, holder: { kind: 'new_person', name: account.name } },
          ...{ roles: account.roles, scope: account.scope ?? FULL_SCOPE },
          ...{ mustChangePassword: false, demo: true },
        });
      }
    });
  }

  /** Those that a newcomer can try; none where other machines reach the server. */
  async demoAccounts(): Promise<(DemoAccount & { readonly password: string })[]> {
    if (!this.settings.isLocal) return [];
    const rows = await this.dataSource.query<{ login: string }[]>(
      `SELECT login FROM account WHERE demo AND state = 'active'`,
    );
    const present = new Set(rows.map(({ login }) => login));
    return DEMO_ACCOUNTS.filter(({ login }) => present.has(login)).map((account) => ({
      ...account,
      password: demoPassword(account.login),
    }));
  }

  private async isNone(): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>('SELECT id FROM account LIMIT 1')).length === 0;
  }

  private async ifNone(work: (change: AuditedTransaction) => Promise<void>): Promise<boolean> {
    return this.transactions.run(SYSTEM, async (change) => {
      // Servers that start at the same moment over one database come one after the other.
      await change.manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.accounts]);
      const [found] = await change.manager.query<unknown[]>('SELECT id FROM account LIMIT 1');
      if (found !== undefined) return false;
      await work(change);
      return true;
    });
  }
}
