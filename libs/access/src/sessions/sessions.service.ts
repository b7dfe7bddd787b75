import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { AccessSettings } from '../access-settings.js';
import { ACCOUNT_COLUMNS, type AccountRow } from '../accounts/account-row.js';
import type { Identity } from '../identity.js';
import { isRole, permissionsOf } from '../permissions.js';
import { readScope } from '../scope.js';
import { csrfOf, hashToken, isToken } from './session-token.js';

/** A session as its owner sees it. */
export interface SessionView {
  readonly id: string;
  readonly address: string | null;
  readonly agent: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
}

/** A signed-in person, on the database's time: several processes may serve the same session. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly settings: AccessSettings,
  ) {}

  /**
   * Who has this token; null when it is forged, over, or its account disabled.
   * @param touch whether this counts as being there; a stream that only stays open does not
   */
  async find(
    token: string | undefined,
    address: string | null,
    touch = true,
  ): Promise<Identity | null> {
    if (!isToken(token)) return null;
    const [row] = await this.dataSource.query<(AccountRow & SessionRow)[]>(
      `SELECT s.id AS "sessionId", s.seen_at < now() - interval '1 minute' AS stale,
              ${ACCOUNT_COLUMNS}
       FROM session s JOIN account a ON a.id = s.account_id LEFT JOIN person p ON p.id = a.person
       WHERE s.token_hash = $1 AND ${IN_FORCE} AND a.state = 'active' AND (NOT a.demo OR $3)`,
      [hashToken(token), this.settings.idleMinutes, this.settings.isLocal],
    );
    if (row === undefined) return null;
    if (touch && row.stale) {
      await this.dataSource.query('UPDATE session SET seen_at = now() WHERE id = $1', [
        row.sessionId,
      ]);
    }
    return identityOf(row, address, csrfOf(token));
  }

  /** Those in force of who asks, latest first. */
  async list({ accountId, proof }: Identity): Promise<SessionView[]> {
    return this.dataSource.query<SessionView[]>(
      `SELECT s.id, s.address, s.agent, s.created_at AS "createdAt", s.seen_at AS "seenAt",
              s.id::text = $3 AS "isCurrent"
       FROM session s WHERE s.account_id = $1 AND ${IN_FORCE} ORDER BY s.seen_at DESC, s.id`,
      [accountId, this.settings.idleMinutes, proof.id],
    );
  }

  /** Ends one of who asks. @throws DomainError `session_not_found` */
  async end({ actor, accountId, login }: Identity, id: string): Promise<void> {
    await this.transactions.run(actor, async (change) => {
      const { manager } = change;
      const [, ended] = await manager.query<[unknown[], number]>(
        'DELETE FROM session WHERE id::text = $1 AND account_id = $2',
        [id, accountId],
      );
      if (ended === 0) {
        throw new DomainError('session_not_found', 'You have no such session.', {
          kind: 'not_found',
        });
      }
      await change.record({ action: 'session.ended', object: { kind: 'account', code: login } });
    });
  }
}

interface SessionRow {
  readonly sessionId: string;
  readonly stale: boolean;
}

const IN_FORCE = `s.expires_at > now() AND s.seen_at > now() - make_interval(mins => $2)`;

function identityOf(row: AccountRow & SessionRow, address: string | null, csrf: string): Identity {
  const { id, login, person, name, roles, scope, mustChangePassword, sessionId } = row;
  return {
    actor: { person, account: login, channel: 'portal', address, roles },
    accountId: id,
    login,
    name: name ?? login,
    roles: roles.filter(isRole),
    permissions: permissionsOf(roles),
    scope: readScope(scope),
    mustChangePassword,
    proof: { kind: 'session', id: sessionId, csrf },
  };
}
