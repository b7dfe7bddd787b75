import { DomainError } from '@tagwright/kernel';

/** A part of what there is, by code; `*` is all of it. */
export type ScopePart = '*' | readonly string[];

/** What of the house somebody's permissions reach. */
export interface Scope {
  /** Categories of tags and groups of facts. */
  readonly domains: ScopePart;
  /** Brands of customers, vehicles and leads. */
  readonly brands: ScopePart;
}

export const FULL_SCOPE: Scope = { domains: '*', brands: '*' };

/** Whether a part reaches something; what belongs nowhere is reached by `*` alone. */
export function reaches(part: ScopePart, code: string | null | undefined): boolean {
  return part === '*' || (code !== null && code !== undefined && part.includes(code));
}

/** What both reach. */
export function intersect(a: ScopePart, b: ScopePart): ScopePart {
  if (a === '*') return b;
  return b === '*' ? a : a.filter((code) => b.includes(code));
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}$/u;

/**
 * Reads what somebody wrote, or the database keeps.
 * @throws DomainError `scope_unusable`
 */
export function readScope(value: unknown): Scope {
  const { domains, brands } = (value ?? {}) as { domains?: unknown; brands?: unknown };
  return { domains: readPart(domains, 'domains'), brands: readPart(brands, 'brands') };
}

function readPart(value: unknown, name: string): ScopePart {
  if (value === '*') return '*';
  if (Array.isArray(value) && value.every((code) => typeof code === 'string' && CODE.test(code))) {
    return [...new Set(value as string[])].sort();
  }
  throw new DomainError('scope_unusable', `${name} of a scope is "*" or a list of codes.`);
}
