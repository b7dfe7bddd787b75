import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { arityOf } from '../../../elements/comparison-operators.js';
import {
  codesRead,
  conditionKind,
  fieldsOf,
  literalOf,
  valueOf,
  withOperand,
  withOperator,
} from './comparison.js';
import type { Operand } from './editor-catalog.js';

const operand = (kind: Operand['type']['kind']): Operand => ({
  kind: 'fact',
  code: 'f',
  name: { zh: '', en: '' },
  type: { kind },
  unit: '',
  subject: 'customer',
  group: '',
  words: { zh: '', en: '' },
});

describe('the fields of a value', () => {
  it.each([
    ['integer', 'greaterThan', 3],
    ['decimal', 'between', [1.5, 2]],
    ['code', 'in', ['D', 'G']],
    ['date', 'withinLast', { days: 30 }],
    ['boolean', 'equal', true],
  ] as const)('of a %s with %s are written as they were read', (kind, operator, value) => {
    const arity = arityOf(operator);
    expect(valueOf(kind, arity, fieldsOf(arity, value))).toEqual(value);
  });

  it('keep what cannot be read as it was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(String(literalOf('code', text))).toBe(text.trim());
      }),
    );
    expect(literalOf('integer', '1O')).toBe('1O');
  });
});

describe('a comparison', () => {
  it('keeps of its values what another operator can still use', () => {
    const leaf = { fact: 'f', operator: 'between', value: [1, 2] };
    expect(withOperator(leaf, 'integer', 'greaterThan')).toEqual({
      fact: 'f',
      operator: 'greaterThan',
      value: 1,
    });
    expect(withOperator(leaf, 'integer', 'isMissing')).toEqual({
      fact: 'f',
      operator: 'isMissing',
    });
    const bound = { fact: 'f', operator: 'lessThan', value: { parameter: 'p' } };
    expect(withOperator(bound, 'integer', 'greaterThan')).toEqual({
      ...bound,
      operator: 'greaterThan',
    });
  });

  it('begins with the operator that its fact has', () => {
    expect(withOperand(null, operand('boolean'))).toEqual({
      fact: 'f',
      operator: 'equal',
      value: true,
    });
    const leaf = { tag: 'x', operator: 'lessThan', value: 3 };
    expect(withOperand(leaf, operand('integer'))).toMatchObject({
      fact: 'f',
      operator: 'lessThan',
    });
  });
});

describe('a condition', () => {
  it('is what its key says, and a comparison where it says nothing', () => {
    expect([{ all: [] }, { any: [] }, { not: {} }, {}, null].map(conditionKind)).toEqual([
      'all',
      'any',
      'not',
      'leaf',
      'leaf',
    ]);
  });

  it('reads each fact and tag once, in order', () => {
    const node = {
      cases: [{ when: { all: [{ tag: 'b' }, { fact: 'a' }, { tag: 'b' }] }, value: 'x' }],
    };
    expect(codesRead(node)).toEqual(['b', 'a']);
  });
});
