import { DomainError } from './domain-error.js';

/**
 * JSON with one spelling for one value (RFC 8785): keys sorted by UTF-16 code units, no spaces,
 * numbers and strings as ECMAScript writes them. `undefined` members are left out.
 * @throws DomainError `not_canonical` for NaN, infinities, bigint, functions and symbols.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new DomainError('not_canonical', `A ${typeof value} has no canonical JSON form.`);
}

function canonicalObject(object: Record<string, unknown>): string {
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${members.join(',')}}`;
}
