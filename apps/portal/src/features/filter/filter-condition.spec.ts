import { describe, expect, it } from '@jest/globals';

import type { ValueKind } from '../../api/types.js';
import { filterBody, isComplete } from './filter-condition.js';
import type { DraftNode } from './filter-draft.js';

const types: Readonly<Record<string, ValueKind>> = {
  state: 'code',
  score: 'integer',
  spend: 'decimal',
  due: 'boolean',
  since: 'date',
};
const tags = new Map(Object.entries(types).map(([code, type]) => [code, { type: { kind: type } }]));
const where = (...children: DraftNode[]): unknown =>
  filterBody({ subject: 'customer', where: { mode: 'all', children } }, tags)?.where ?? null;

describe('filterBody', () => {
  it('sends values in the type of their tag, decimals as exact text', () => {
    expect(
      where(
        { tag: 'score', operator: 'greaterThan', values: ['51'] },
        { tag: 'spend', operator: 'between', values: ['10.50', '20'] },
        { tag: 'due', operator: 'equal', values: ['true'] },
        { tag: 'state', operator: 'in', values: ['A', 'B'] },
        { tag: 'since', operator: 'isMissing', values: [] },
      ),
    ).toEqual({
      all: [
        { tag: 'score', operator: 'greaterThan', value: 51 },
        { tag: 'spend', operator: 'between', value: ['10.50', '20'] },
        { tag: 'due', operator: 'equal', value: true },
        { tag: 'state', operator: 'in', value: ['A', 'B'] },
        { tag: 'since', operator: 'isMissing' },
      ],
    });
  });

  it('leaves out what is not complete, groups that become empty among them', () => {
    expect(
      where(
        { tag: 'state', operator: 'equal', values: ['A'] },
        { tag: '', operator: 'equal', values: [] },
        { mode: 'any', children: [{ tag: 'score', operator: 'equal', values: [] }] },
      ),
    ).toEqual({ all: [{ tag: 'state', operator: 'equal', value: 'A' }] });
  });

  it('has nothing to count while nothing is complete', () => {
    expect(where({ tag: 'score', operator: 'between', values: ['1'] })).toBeNull();
  });
});

describe('isComplete', () => {
  it.each([
    ['score', 'many'],
    ['score', '1.5'],
    ['spend', '1,5'],
    ['since', '2026'],
    ['state', ' '],
  ])('waits for a %s that can be read: %s', (tag, value) => {
    expect(isComplete({ tag, operator: 'equal', values: [value] }, tags)).toBe(false);
  });
});
