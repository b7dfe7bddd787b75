import { describe, expect, it } from '@jest/globals';

import { stepFigures } from './step-figures.js';

describe('stepFigures', () => {
  it('flattens nested figures and counts lists', () => {
    expect(
      stepFigures({ rows: 3, seconds: 0.2, facts: { reused: 2 }, files: ['a', 'b'], note: 'x' }),
    ).toEqual([
      { name: 'rows', value: 3 },
      { name: 'facts.reused', value: 2 },
      { name: 'files', value: 2 },
      { name: 'note', value: 'x' },
    ]);
  });

  it('has nothing to show before a step has figures', () => {
    expect(stepFigures(null)).toEqual([]);
  });
});
