import { describe, expect, it } from '@jest/globals';

import { scoreShape, tableShape } from './table-shape.js';

describe('tableShape', () => {
  it('reads a cell per input, a null where any value will do', () => {
    const shape = tableShape({
      kind: 'table',
      inputs: [{ tag: 'level' }, { fact: 'band' }],
      rows: [{ when: [{ equal: '1' }, 'any'], value: 'hot' }],
      else: 'missing',
    });
    expect(shape).toEqual({
      inputs: ['level', 'band'],
      rows: [{ cells: [{ operator: 'equal', value: '1' }, null], value: 'hot' }],
      otherwise: 'missing',
    });
  });

  it.each([
    ['a scorecard', { kind: 'scorecard', inputs: [] }],
    ['a row with a cell too few', { inputs: [{ tag: 'a' }], rows: [{ when: [], value: 'x' }] }],
    ['an input without a name', { inputs: [{}], rows: [] }],
    ['nothing', null],
  ])('draws no table from %s', (_name, definition) => {
    expect(tableShape(definition)).toBeNull();
  });
});

describe('scoreShape', () => {
  it('reads bins, the points otherwise, and that nothing is scored without a value', () => {
    const shape = scoreShape({
      kind: 'scorecard',
      constant: 10,
      inputs: [{ fact: 'visits', bins: [{ when: { equal: 1 }, points: 5 }], otherwise: 0 }],
    });
    expect(shape).toEqual({
      constant: 10,
      inputs: [
        {
          code: 'visits',
          bins: [{ when: { operator: 'equal', value: 1 }, points: 5 }],
          otherwise: 0,
          missing: null,
        },
      ],
    });
  });

  it.each([
    ['a table', { kind: 'table', inputs: [] }],
    ['bins without points', { kind: 'scorecard', inputs: [{ fact: 'a', bins: [{ when: {} }] }] }],
  ])('draws no scorecard from %s', (_name, definition) => {
    expect(scoreShape(definition)).toBeNull();
  });
});
