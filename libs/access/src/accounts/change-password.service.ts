import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import type { Identity } from '../identity.js';
import { checkPassword } from '../passwords/check-password.js';
import { hashPassword, verifyPassword } from '../passwords/hash-password.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';
import { findAccount } from './account-row.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** People's own way to another password. */
@Injectable()
export class ChangePasswordService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Ends all sessions of the account, the one that asks included.
   * @throws DomainError `password_wrong`, `password_unchanged`, `sign_in_blocked`, `demo_password`
   * and what `checkPassword` throws
   */
  async change(identity: Identity, { current, next }: PasswordChange): Promise<void> {
    const { actor, login, name } = identity;
    await this.throttle.begin(login, actor.address);
    const account = await findAccount(this.dataSource, login);
    if (!(await verifyPassword(account?.passwordHash, current))) {
      throw new DomainError('password_wrong', 'This is not your present password.');
    }
    await this.throttle.succeed(login, actor.address);
    if (account?.demo === true) {
      throw new DomainError('demo_password', 'The password of a demo account stays as it is.');
    }
    if (next === current) {
      throw new DomainError('password_unchanged', 'The new password is the present one.');
    }
    await checkPassword(next, [login, name]);
    const hash = await hashPassword(next);
    await this.transactions.run(actor, async (change) => {
      const { manager } = change;
      const [, changed] = await manager.query<[unknown[], number]>(
        `UPDATE account SET password_hash = $2, must_change_password = false
         WHERE login = $1 AND password_hash = $3`,
        [login, hash, account?.passwordHash],
      );
      if (changed === 0) {
        throw new DomainError('password_wrong', 'The password was changed meanwhile.');
      }
      await manager.query('DELETE FROM session WHERE account_id = $1', [identity.accountId]);
      await change.record({
        action: 'account.password_changed',
        object: { kind: 'account', code: login },
      });
    });
  }
}
