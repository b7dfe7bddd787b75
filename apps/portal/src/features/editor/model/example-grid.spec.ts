import { describe, expect, it } from '@jest/globals';

import { exampleColumns, exampleText, exampleValue, newExample } from './example-grid.js';

const tag = {
  tag: 'tier',
  cases: [{ when: { fact: 'score', operator: 'greaterThan', value: 5 }, value: 'D' }],
  examples: [
    { given: { score: 7 }, expect: 'D' },
    { given: { other: 1 }, expect: 'missing', asOf: '2026-01-01T00:00:00+08:00' },
  ],
};

describe('the grid of examples', () => {
  it('has a column for each input of the rule, and for whatever else an example gives', () => {
    expect(exampleColumns(tag)).toEqual({ inputs: ['score', 'other'], hasMoment: true });
    expect(exampleColumns({ ...tag, examples: [] }).hasMoment).toBe(false);
  });

  it('reads back what a cell shows, by the type of its column', () => {
    expect(exampleText(7)).toBe('7');
    expect(exampleValue('7', 'integer')).toBe(7);
    expect(exampleValue('7', 'code')).toBe('7');
    expect(exampleValue(exampleText(['a', 'b']), 'codes')).toEqual(['a', 'b']);
    expect(exampleValue(' ', 'integer')).toBeUndefined();
    expect(exampleText(undefined)).toBe('');
  });

  it('begins another example as its neighbour', () => {
    expect(newExample(tag.examples.slice(0, 1))).toEqual(tag.examples[0]);
    expect(newExample([])).toEqual({ given: {}, expect: 'missing' });
  });
});
