import { describe, expect, it } from '@jest/globals';

import type { TagChange } from '../../api/types.js';
import { movesOf, rankedChanges } from './ranked-changes.js';

const change = (tag: string, changed: number, matrix: TagChange['matrix'] = []): TagChange => ({
  tag,
  subject: 'customer',
  changed,
  added: 0,
  removed: 0,
  matrix,
});

describe('rankedChanges', () => {
  it('puts the largest change first and leaves out tags that did not change', () => {
    const ranked = rankedChanges([change('a', 1), change('b', 0), change('c', 9)]);
    expect(ranked.map(({ tag }) => tag)).toEqual(['c', 'a']);
  });
});

describe('movesOf', () => {
  it('leaves out values that stayed, missing values among them', () => {
    const moves = movesOf(
      change('a', 5, [
        { from: 'x', to: 'x', count: 90 },
        { from: null, to: null, count: 50 },
        { from: null, to: 'A', count: 2 },
        { from: 'A', to: 'B', count: 3 },
      ]),
    );
    expect(moves.map(({ count }) => count)).toEqual([3, 2]);
  });
});
