import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { AccessSettings } from '../access-settings.js';
import { findAccount, type AccountRow } from '../accounts/account-row.js';
import { verifyPassword } from '../passwords/hash-password.js';
import { hashToken, newToken } from './session-token.js';
import { SignInThrottle } from './sign-in-throttle.service.js';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** From where somebody signs in. */
export interface SignInPlace {
  readonly address: string | null;
  /** What the browser says of itself, so that people know their sessions apart. */
  readonly agent: string | null;
  /** The session that was open there; it ends with the new one. */
  readonly previousToken: string | null;
}

const LONGEST_AGENT = 200;

/** From a name and a password to a session. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly throttle: SignInThrottle,
    private readonly settings: AccessSettings,
  ) {}

  /**
   * Opens a session of a token that never existed before.
   * @returns the token, which is nowhere else
   * @throws DomainError `sign_in_failed` whether the name or the password is wrong or the account
   * disabled, `sign_in_blocked`, `sign_in_busy`
   */
  async signIn(credentials: Credentials, place: SignInPlace): Promise<string> {
    const login = credentials.login.trim().toLowerCase();
    const { isLast } = await this.throttle.begin(login, place.address);
    const account = await findAccount(this.dataSource, login);
    const isRight = await verifyPassword(account?.passwordHash, credentials.password);
    if (!isRight || account === undefined || !this.maySignIn(account)) {
      if (account !== undefined) await this.tellOfFailure(account, place, isLast);
      throw signInFailed();
    }
    await this.throttle.succeed(login, place.address);
    return this.open(account, place);
  }

  /** An account whose password everybody knows is for this machine alone. */
  private maySignIn({ state, demo }: AccountRow): boolean {
    return state === 'active' && (!demo || this.settings.isLocal);
  }

  private open(account: AccountRow, place: SignInPlace): Promise<string> {
    const token = newToken();
    const { longestHours, idleMinutes } = this.settings;
    return this.transactions.run(actorOf(account, place), async (change) => {
      const { manager } = change;
      await manager.query(
        `DELETE FROM session WHERE token_hash = $1 OR expires_at < now()
           OR seen_at < now() - make_interval(mins => $2)`,
        [place.previousToken === null ? null : hashToken(place.previousToken), idleMinutes],
      );
      const [, opened] = await manager.query<[unknown[], number]>(
        `UPDATE account SET last_sign_in_at = now() WHERE id = $1 AND state = 'active'`,
        [account.id],
      );
      if (opened === 0) throw signInFailed(); // disabled while the password was being verified
      await manager.query(
        `INSERT INTO session (token_hash, account_id, address, agent, expires_at)
         VALUES ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
        [
          hashToken(token),
          account.id,
          place.address,
          place.agent?.slice(0, LONGEST_AGENT) ?? null,
          longestHours,
        ],
      );
      await change.record({
        action: 'session.opened',
        object: { kind: 'account', code: account.login },
      });
      return token;
    });
  }

  /** Of names that exist only: others may be passwords in the wrong field. */
  private async tellOfFailure(
    account: AccountRow,
    place: SignInPlace,
    isBlocked: boolean,
  ): Promise<void> {
    // Whoever it was did not prove to be the person.
    const actor: Actor = { ...actorOf(account, place), person: null };
    await this.transactions.run(actor, (change) =>
      change.record({
        action: 'session.refused',
        object: { kind: 'account', code: account.login },
        details: { blocked: isBlocked },
      }),
    );
  }
}

function actorOf({ login, person }: AccountRow, { address }: SignInPlace): Actor {
  return { person, account: login, channel: 'portal', address };
}

function signInFailed(): DomainError {
  return new DomainError('sign_in_failed', 'The name or the password is wrong.', {
    kind: 'unauthenticated',
  });
}
