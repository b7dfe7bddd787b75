import { describe, expect, it } from '@jest/globals';

import { moved, pickOf, withPick } from './rollup-pick.js';

describe('the pick of a rollup', () => {
  it('is a word, an order or the newest', () => {
    expect(['max', { order: ['B'] }, { newest: 'bought' }, undefined].map(pickOf)).toEqual([
      'max',
      'order',
      'newest',
      'any',
    ]);
  });

  it('begins an order with the codes of the list', () => {
    expect(withPick('order', ['A', 'B'])).toEqual({ order: ['A', 'B'] });
    expect(withPick('newest', [])).toEqual({ newest: '' });
    expect(withPick('sum', ['A'])).toBe('sum');
  });

  it('moves one code to another place', () => {
    expect(moved(['A', 'B', 'C'], 2, 0)).toEqual(['C', 'A', 'B']);
    expect(moved(['A', 'B', 'C'], 0, 1)).toEqual(['B', 'A', 'C']);
  });
});
