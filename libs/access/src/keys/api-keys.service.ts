import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { findAccount } from '../accounts/account-row.js';
import { accountNotFound } from '../accounts/accounts.service.js';
import type { Permission } from '../permissions.js';
import { newKey, type NewKey } from './key-token.js';

export interface KeyRequest {
  /** Login name of the system, or of the person, whose key it is. */
  readonly account: string;
  readonly name: string;
  /** It may do of these what its account may do. */
  readonly permissions: readonly Permission[];
  readonly days: number;
}

/** A key as whoever manages keys sees it: never its secret. */
export interface ApiKey {
  readonly prefix: string;
  readonly account: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** Until when the secret before the last rotation works, too. */
  readonly previousUntil: Date | null;
}

const LONGEST_DAYS = 730;

/** Keys, by which systems prove who they are. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
  ) {}

  /** Newest first. */
  async list(): Promise<ApiKey[]> {
    return this.dataSource.query<ApiKey[]>(
      `SELECT k.prefix, a.login AS account, k.name, k.permissions, k.created_at AS "createdAt",
         k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt",
         k.last_used_at AS "lastUsedAt", k.previous_until AS "previousUntil"
       FROM api_key k JOIN account a ON a.id = k.account_id ORDER BY k.id DESC`,
    );
  }

  /**
   * Makes a key.
   * @returns the whole key, which is nowhere else
   * @throws DomainError `account_not_found`, `key_without_name`, `key_without_permissions`,
   * `key_too_long_lived`, `key_of_other_person`
   */
  async add(actor: Actor, request: KeyRequest): Promise<NewKey> {
    const { account: login, name, permissions, days } = request;
    check(request);
    const key = newKey();
    await this.transactions.run(actor, async (change) => {
      const { manager } = change;
      const account = await findAccount(manager, login, 'FOR SHARE OF a');
      if (account === undefined) throw accountNotFound(login);
      if (isOtherPerson(actor, account.person)) throw keyOfOtherPerson(login);
      await manager.query(
        `INSERT INTO api_key (prefix, account_id, name, permissions, secret_hash, expires_at)
         VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
        [key.prefix, account.id, name.trim(), permissions, key.hash, days],
      );
      const value = { account: login, name: name.trim(), permissions, days };
      await change.record({
        action: 'api_key.added',
        object: { kind: 'api_key', code: key.prefix },
        patch: [{ op: 'add', path: '', value }],
      });
    });
    return key;
  }

  /**
   * Gives a key another secret; the present one works for a while longer.
   * @throws DomainError `key_not_found`, `key_of_other_person`
   */
  async rotate(actor: Actor, prefix: string, overlapHours: number): Promise<NewKey> {
    const key = newKey(prefix);
    await this.transactions.run(actor, async (change) => {
      const { manager } = change;
      const [owner] = await manager.query<{ login: string; person: string | null }[]>(
        'SELECT a.login, a.person FROM api_key k JOIN account a ON a.id = k.account_id WHERE k.prefix = $1',
        [prefix],
      );
      if (owner !== undefined && isOtherPerson(actor, owner.person)) {
        throw keyOfOtherPerson(owner.login);
      }
      await updated(
        manager,
        `UPDATE api_key SET previous_hash = secret_hash, secret_hash = $2,
           previous_until = now() + make_interval(hours => $3)
         WHERE prefix = $1 AND revoked_at IS NULL`,
        [prefix, key.hash, overlapHours],
      );
      await change.record({
        action: 'api_key.rotated',
        object: { kind: 'api_key', code: prefix },
        details: { overlapHours },
      });
    });
    return key;
  }

  /** Ends a key at once. @throws DomainError `key_not_found` */
  async revoke(actor: Actor, prefix: string): Promise<void> {
    await this.transactions.run(actor, async (change) => {
      const { manager } = change;
      await updated(
        manager,
        'UPDATE api_key SET revoked_at = now() WHERE prefix = $1 AND revoked_at IS NULL',
        [prefix],
      );
      await change.record({ action: 'api_key.revoked', object: { kind: 'api_key', code: prefix } });
    });
  }
}

/**
 * Whoever had a key of somebody else's account could approve in their name what they wrote
 * themselves. On the machine itself everything is possible anyway.
 */
function isOtherPerson({ channel, person }: Actor, owner: string | null): boolean {
  return (channel === 'portal' || channel === 'api') && owner !== null && owner !== person;
}

function keyOfOtherPerson(login: string): DomainError {
  const message = `${login} is another person's account: a key of it would act in their name. Add a system instead.`;
  return new DomainError('key_of_other_person', message, { kind: 'refused' });
}

function check({ name, permissions, days }: KeyRequest): void {
  if (name.trim() === '') throw new DomainError('key_without_name', 'Say what the key is for.');
  if (permissions.length === 0) {
    throw new DomainError('key_without_permissions', 'Say what the key is allowed to do.');
  }
  if (!(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS)) {
    throw new DomainError('key_too_long_lived', `A key lives for 1 to ${LONGEST_DAYS} days.`);
  }
}

async function updated(manager: EntityManager, sql: string, values: unknown[]): Promise<void> {
  const [, count] = await manager.query<[unknown[], number]>(sql, values);
  if (count === 0) {
    throw new DomainError('key_not_found', 'There is no key of this prefix in force.', {
      kind: 'not_found',
    });
  }
}
