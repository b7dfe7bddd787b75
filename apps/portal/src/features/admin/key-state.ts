import type { ApiKey } from '../../api/types.js';

export type KeyState = 'inForce' | 'expiring' | 'expired' | 'revoked';

const SOON = 14 * 86_400_000;

/** @param now milliseconds since 1970 */
export function keyState(
  { expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>,
  now: number,
): KeyState {
  if (revokedAt !== null) return 'revoked';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  return left <= SOON ? 'expiring' : 'inForce';
}
