import { describe, expect, it } from '@jest/globals';

import { ruleShape } from './definition-shape.js';

describe('ruleShape', () => {
  it('reads nested conditions of every case', () => {
    const shape = ruleShape({
      cases: [
        {
          when: {
            any: [
              { fact: 'a', operator: 'equal', value: 1 },
              { not: { tag: 'b', operator: 'isMissing' } },
            ],
          },
          value: 'x',
        },
      ],
      else: 'n',
    });
    expect(shape?.cases[0]?.when.children.map(({ kind }) => kind)).toEqual(['leaf', 'not']);
    expect(shape?.otherwise).toBe('n');
  });

  it.each([
    ['a scorecard', { inputs: [] }],
    ['nothing', null],
    ['a condition of another shape', { cases: [{ when: { xor: [] }, value: 1 }] }],
    ['a group that is no list', { cases: [{ when: { all: 3 }, value: 1 }] }],
  ])('draws no rule from %s', (_name, definition) => {
    expect(ruleShape(definition)).toBeNull();
  });
});
