import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import { mayPass, waitAfter } from './retry-policy.js';

const withCode = (code: string): Error => Object.assign(new Error('no'), { code });

describe('mayPass', () => {
  it.each([
    new DomainError('data_plane_died', 'The process ended.', { kind: 'unavailable' }),
    withCode('57P01'),
    withCode('08006'),
    withCode('ECONNREFUSED'),
    Object.assign(new Error('query failed'), { driverError: withCode('57P03') }),
    new Error('Connection terminated unexpectedly'),
  ])('tries again after %s', (error) => {
    expect(mayPass(error)).toBe(true);
  });

  it.each([
    new DomainError('bad_encoding', 'Not UTF-8.'),
    new DomainError('digest_missing', 'No digest.', { kind: 'internal' }),
    withCode('23505'),
    withCode('ENOSPC'),
    new TypeError('undefined is not a function'),
    'text',
    null,
  ])('does not after %s', (error) => {
    expect(mayPass(error)).toBe(false);
  });
});

describe('waitAfter', () => {
  it('waits longer each time, and ten minutes at most', () => {
    expect([1, 2, 3, 4, 5, 50].map((attempt) => waitAfter(attempt))).toEqual([
      5, 20, 80, 320, 600, 600,
    ]);
  });
});
