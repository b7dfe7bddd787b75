import {
  isPermission,
  isRole,
  PERMISSIONS,
  readScope,
  ROLES,
  type Permission,
  type Role,
  type Scope,
} from '@tagwright/access';
import { InvalidArgumentError } from 'commander';

/** Comma-separated roles. */
export function roles(text: string): Role[] {
  return listed(text).map((word) => {
    if (isRole(word)) return word;
    throw new InvalidArgumentError(`${word} is no role; there are ${ROLES.join(', ')}.`);
  });
}

/** Comma-separated permissions. */
export function permissions(text: string): Permission[] {
  return listed(text).map((word) => {
    if (isPermission(word)) return word;
    throw new InvalidArgumentError(
      `${word} is no permission; there are ${PERMISSIONS.join(', ')}.`,
    );
  });
}

/** Comma-separated codes; `all` is everything. */
export function codes(text: string): '*' | string[] {
  return text === 'all' ? '*' : listed(text);
}

export interface ScopeOptions {
  readonly domains?: '*' | string[];
  readonly brands?: '*' | string[];
}

/** Undefined where neither option is given. @throws DomainError `scope_unusable` */
export function scopeOf({ domains, brands }: ScopeOptions): Scope | undefined {
  if (domains === undefined && brands === undefined) return undefined;
  return readScope({ domains: domains ?? '*', brands: brands ?? '*' });
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
