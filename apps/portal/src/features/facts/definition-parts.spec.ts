import { describe, expect, it } from '@jest/globals';

import { lastWindow, parametersOf, sourceKind } from './definition-parts.js';

describe('a fact definition', () => {
  it('tells its window where that is a plain length', () => {
    expect(lastWindow({ measure: { count: {}, window: { last: { months: 12 } } } })).toEqual({
      unit: 'months',
      count: 12,
    });
    expect(lastWindow({ measure: { window: 'ever' } })).toBeNull();
    expect(lastWindow({ attribute: { column: 'a' } })).toBeNull();
  });

  it('tells its parameters by their defaults', () => {
    expect(parametersOf({ parameters: { least: { default: 3 } } })).toEqual([
      { code: 'least', value: 3 },
    ]);
    expect(parametersOf({})).toEqual([]);
  });

  it('tells what it is made by', () => {
    expect(sourceKind({ fact: 'a', derived: {} })).toBe('derived');
    expect(sourceKind(null)).toBe('');
  });
});
