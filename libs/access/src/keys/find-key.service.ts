import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ACCOUNT_COLUMNS, type AccountRow } from '../accounts/account-row.js';
import type { Identity } from '../identity.js';
import { isPermission, permissionsOf, isRole } from '../permissions.js';
import { readScope } from '../scope.js';
import { isSame } from '../sessions/session-token.js';
import { hashKey, prefixOf } from './key-token.js';

interface KeyRow extends AccountRow {
  readonly keyId: number;
  readonly prefix: string;
  readonly keyName: string;
  readonly permissions: readonly string[];
  readonly secretHash: Buffer;
  readonly previousHash: Buffer | null;
  readonly unusedLately: boolean;
}

/** From a key to whose it is. */
@Injectable()
export class FindKeyService {
  constructor(private readonly dataSource: DataSource) {}

  /** Null when the key is forged, expired, revoked, or its account disabled. */
  async find(token: string, address: string | null): Promise<Identity | null> {
    const prefix = prefixOf(token);
    if (prefix === null) return null;
    const [row] = await this.dataSource.query<KeyRow[]>(FIND, [prefix]);
    if (row === undefined) return null;
    const hash = hashKey(token);
    const isCurrent = isSame(hash, row.secretHash);
    if (!isCurrent && !(row.previousHash !== null && isSame(hash, row.previousHash))) return null;
    if (row.unusedLately) {
      await this.dataSource.query('UPDATE api_key SET last_used_at = now() WHERE id = $1', [
        row.keyId,
      ]);
    }
    return identityOf(row, address);
  }
}

const FIND = `
SELECT k.id::integer AS "keyId", k.prefix, k.name AS "keyName", k.permissions,
  k.secret_hash AS "secretHash",
  CASE WHEN k.previous_until > now() THEN k.previous_hash END AS "previousHash",
  coalesce(k.last_used_at < now() - interval '1 minute', true) AS "unusedLately",
  ${ACCOUNT_COLUMNS}
FROM api_key k JOIN account a ON a.id = k.account_id LEFT JOIN person p ON p.id = a.person
WHERE k.prefix = $1 AND k.revoked_at IS NULL AND k.expires_at > now()
  AND a.state = 'active'`;

function identityOf(row: KeyRow, address: string | null): Identity {
  const { id, login, person, name, roles, scope, keyId, keyName, prefix } = row;
  const ofAccount = permissionsOf(roles);
  const permissions = row.permissions.filter(isPermission).filter((each) => ofAccount.has(each));
  return {
    actor: { person, account: `key:${prefix}`, channel: 'api', address, roles },
    accountId: id,
    login,
    name: name ?? keyName,
    roles: roles.filter(isRole),
    permissions: new Set(permissions),
    scope: readScope(scope),
    mustChangePassword: false,
    proof: { kind: 'key', id: keyId },
  };
}
