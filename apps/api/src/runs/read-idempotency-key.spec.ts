import { describe, expect, it } from '@jest/globals';
import { readIdempotencyKey } from './read-idempotency-key.js';

describe('readIdempotencyKey', () => {
  it('takes any visible ASCII up to 200 characters', () => {
    expect(readIdempotencyKey('a'.repeat(200))).toHaveLength(200);
    expect(readIdempotencyKey('8c1f…'.replace('…', '-!'))).toBe('8c1f-!');
  });

  it('asks for one', () => {
    expect(() => readIdempotencyKey(undefined)).toThrow('needs the header Idempotency-Key');
    expect(() => readIdempotencyKey('')).toThrow('needs the header Idempotency-Key');
  });

  it.each(['a b', 'ü', 'a'.repeat(201), 'a\u0000'])('refuses "%s"', (key) => {
    expect(() => readIdempotencyKey(key)).toThrow('visible ASCII');
  });
});
