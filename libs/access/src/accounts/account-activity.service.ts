import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessSettings } from '../access-settings.js';
import { SignInThrottle } from '../sessions/sign-in-throttle.service.js';

/** What is going on with an account at the moment. */
export interface AccountActivity {
  /** Sessions in force. */
  readonly sessions: number;
  /** Until when it cannot sign in after too many wrong attempts; null when it can. */
  readonly blockedUntil: Date | null;
}

/** Tells who manages accounts which of them are in use and which are locked out. */
@Injectable()
export class AccountActivityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AccessSettings,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @returns by login name */
  async read(logins: readonly string[]): Promise<ReadonlyMap<string, AccountActivity>> {
    const [rows, blocked] = await Promise.all([
      this.dataSource.query<{ login: string; sessions: number }[]>(
        `SELECT a.login, count(*)::integer AS sessions
         FROM session s JOIN account a ON a.id = s.account_id
         WHERE a.login = ANY ($1) AND s.expires_at > now()
           AND s.seen_at > now() - make_interval(mins => $2)
         GROUP BY a.login`,
        [logins, this.settings.idleMinutes],
      ),
      this.throttle.blocked(logins),
    ]);
    const open = new Map(rows.map(({ login, sessions }) => [login, sessions]));
    return new Map(
      logins.map((login) => [
        login,
        { sessions: open.get(login) ?? 0, blockedUntil: blocked.get(login) ?? null },
      ]),
    );
  }
}
