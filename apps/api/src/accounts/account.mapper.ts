import type { Account, AccountActivity, ApiKey, Holder, Scope } from '@tagwright/access';
import { scopeDto } from '../session/session.mapper.js';
import type { Fields } from '../shared/fields.js';
import type { AccountDto, KeyDto, NewAccountDto, NewScopeDto } from './account.dto.js';

export function accountDto(account: Account, activity: AccountActivity | undefined): AccountDto {
  const { login, person, name, roles, scope, state, demo, mustChangePassword } = account;
  return {
    ...{ login, person, name, roles: [...roles], scope: scopeDto(scope) },
    ...{ state, demo, mustChangePassword },
    createdAt: account.createdAt.toISOString(),
    lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
    sessions: activity?.sessions ?? 0,
    blockedUntil: activity?.blockedUntil?.toISOString() ?? null,
  };
}

export function keyDto(key: ApiKey): Fields<KeyDto> {
  const { prefix, account, name, permissions } = key;
  return {
    ...{ prefix, account, name, permissions: [...permissions] },
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    previousUntil: key.previousUntil?.toISOString() ?? null,
  };
}

export function scopeOf({ domains, brands }: NewScopeDto): Scope {
  return { domains: domains ?? '*', brands: brands ?? '*' };
}

/** Undefined where both a name and a person are given. */
export function holderOf({ name, person }: NewAccountDto): Holder | undefined {
  if (name !== undefined) return person === undefined ? { kind: 'new_person', name } : undefined;
  return person === undefined ? { kind: 'system' } : { kind: 'person', id: person };
}
