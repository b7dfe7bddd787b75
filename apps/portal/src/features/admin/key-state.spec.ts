import { describe, expect, it } from '@jest/globals';

import { keyState } from './key-state.js';

describe('keyState', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const until = (expiresAt: string, revokedAt: string | null = null) =>
    keyState({ expiresAt, revokedAt }, now);

  it('warns two weeks before a key ends', () => {
    expect(until('2026-01-15T00:00:01Z')).toBe('inForce');
    expect(until('2026-01-15T00:00:00Z')).toBe('expiring');
    expect(until('2026-01-01T00:00:00Z')).toBe('expired');
  });

  it('is revoked whatever its end was', () => {
    expect(until('2027-01-01T00:00:00Z', '2025-12-01T00:00:00Z')).toBe('revoked');
  });
});
