import { HIDDEN } from '../config/secret.js';
import { describeError } from './describe-error.js';

const SECRET_NAME =
  /^(?:.*(?:password|passwd|passphrase|secret|credential|token|authorization|cookie|api[-_]?key|data[-_]?key|private[-_]?key).*|database_?url|redis_?url)$/i;
/** Deeper objects are not looked through but left out: a secret may be down there. */
const MAX_DEPTH = 8;

/**
 * A copy of what is about to be logged, in which every member with the name of a secret is hidden,
 * however deep, and every error is described. Other objects with a form of their own (`toJSON`,
 * dates, bytes) are left alone.
 */
export function hideSecrets(record: Record<string, unknown>): Record<string, unknown> {
  return copy(record, 0) as Record<string, unknown>;
}

function copy(value: unknown, depth: number): unknown {
  if (value instanceof Error) return describeError(value);
  if (Array.isArray(value)) {
    return depth < MAX_DEPTH ? value.map((item) => copy(item, depth + 1)) : '[…]';
  }
  if (!isPlain(value)) return value;
  if (depth >= MAX_DEPTH) return '[…]';
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && member !== undefined ? HIDDEN : copy(member, depth + 1),
    ]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
