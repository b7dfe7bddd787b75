import { describe, expect, it } from '@jest/globals';

import { ageOf } from './age-of.js';

describe('ageOf', () => {
  const now = Date.parse('2026-01-02T00:00:00Z');

  it('counts whole days', () => {
    expect(ageOf('2026-01-01T00:00:01Z', now).days).toBe(0);
    expect(ageOf('2026-01-01T00:00:00Z', now)).toEqual({ days: 1, seconds: 86_400 });
  });

  it('is never negative', () => {
    expect(ageOf('2026-01-03T00:00:00Z', now)).toEqual({ days: 0, seconds: 0 });
  });
});
