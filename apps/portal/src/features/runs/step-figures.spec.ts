import { describe, expect, it } from '@jest/globals';

import { figuresOf } from './step-figures.js';

describe('figuresOf', () => {
  it('flattens nested figures and counts lists', () => {
    const figures = {
      rows: 3,
      seconds: 0.2,
      facts: { reused: 2 },
      files: ['a', 'b'],
      note: 'x',
    };
    expect(figuresOf({ name: 'facts lead', figures })).toEqual([
      { name: 'rows', value: 3 },
      { name: 'facts.reused', value: 2 },
      { name: 'files', value: 2 },
      { name: 'note', value: 'x' },
    ]);
  });

  it('calls what the quarantine holds findings, for a row may have several', () => {
    const shown = figuresOf({ name: 'quarantine', figures: { rows: 342 } });
    expect(shown).toEqual([{ name: 'findings', value: 342 }]);
  });

  it('has nothing to show before a step has figures', () => {
    expect(figuresOf({ name: 'plan', figures: {} })).toEqual([]);
  });
});
