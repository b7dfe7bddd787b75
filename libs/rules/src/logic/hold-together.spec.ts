import { describe, expect, it } from '@jest/globals';
import type { LeafCondition, Operand } from '../ast/condition.js';
import type { Literal } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { cellsTogether } from './hold-together.js';

type Sketch = readonly [LeafCondition['operator'], Operand];
const one = (value: Literal): Operand => ({ shape: 'one', value });
const list = (...values: Literal[]): Operand => ({ shape: 'list', values });
const range = (from: Literal, to: Literal): Operand => ({ shape: 'range', from, to });
const none: Operand = { shape: 'none' };

function cell(type: ValueType, ...sketches: Sketch[]): LeafCondition[] {
  return sketches.map(([operator, operand]) => {
    return { kind: 'leaf', reference: { kind: 'fact', code: 'f' }, type, operator, operand };
  });
}
function together(type: ValueType, first: Sketch, ...others: Sketch[]): boolean | undefined {
  const cells = [cell(type, first), cell(type, ...others)];
  return cellsTogether(cells, { remaining: 1_000 })(0, 1);
}
const integer: ValueType = { kind: 'integer' };
const date: ValueType = { kind: 'date' };
const code: ValueType = { kind: 'code', list: 'l' };
const codes: ValueType = { kind: 'codes', list: 'l' };
const text: ValueType = { kind: 'text' };

describe('cellsTogether', () => {
  it('finds the whole numbers between bounds', () => {
    expect(together(integer, ['greaterThan', one(3)], ['lessThan', one(5)])).toBe(true);
    expect(together(integer, ['greaterThan', one(4)], ['lessThan', one(5)])).toBe(false);
    expect(together(integer, ['between', range(1, 5)], ['between', range(5, 9)])).toBe(true);
    expect(together(integer, ['notEqual', one(1)], ['notEqual', one(2)])).toBe(true);
    expect(together(integer, ['equal', one(1)], ['notIn', list(1, 2)])).toBe(false);
  });

  it('finds days, over the end of a month', () => {
    expect(together(date, ['after', one('2024-02-28')], ['before', one('2024-03-01')])).toBe(true);
    expect(together(date, ['after', one('2023-02-28')], ['before', one('2023-03-01')])).toBe(false);
    expect(together(date, ['onOrAfter', one('9999-12-31')], ['before', one('0001-01-01')])).toBe(
      false,
    );
  });

  it('keeps missing apart from known', () => {
    expect(together(integer, ['isMissing', none], ['notEqual', one(1)])).toBe(false);
    expect(together(integer, ['isMissing', none], ['isMissing', none])).toBe(true);
  });

  it('tells codes and sets of codes apart', () => {
    expect(together(code, ['in', list('A', 'B')], ['in', list('C')])).toBe(false);
    expect(together(code, ['notIn', list('A')], ['notIn', list('B')])).toBe(true);
    expect(together(codes, ['contains', one('A')], ['containsNone', list('A', 'B')])).toBe(false);
    expect(together(codes, ['contains', one('A')], ['contains', one('B')])).toBe(true);
    expect(together(codes, ['containsAll', list('A', 'B')], ['notContainsAll', list('A')])).toBe(
      false,
    );
  });

  it('proves nothing of affixes and forms, unless the texts are listed', () => {
    expect(together(text, ['startsWith', one('a')], ['startsWith', one('b')])).toBe(true);
    expect(together(text, ['startsWith', one('a')], ['equal', one('b')])).toBe(false);
    expect(together(text, ['matches', one('a+')], ['in', list('b', 'aa')])).toBe(true);
  });

  it('proves nothing of what counts from the moment of a run', () => {
    const lately: Operand = { shape: 'length', length: { unit: 'days', count: 1 } };
    expect(together(date, ['withinLast', lately], ['notWithinLast', lately])).toBe(true);
    expect(together(date, ['withinLast', lately], ['isMissing', none])).toBe(false);
  });

  it('does not answer once it has looked often enough', () => {
    const cells = [cell(integer, ['equal', one(1)]), cell(integer, ['equal', one(2)])];
    expect(cellsTogether(cells, { remaining: 3 })(0, 1)).toBeUndefined();
  });

  it('takes two cells by themselves where the values of all of them are too many', () => {
    const names = Array.from({ length: 12 }, (_, index) => `C${index}`);
    const cells = [
      ...names.map((each) => cell(codes, ['contains', one(each)])),
      cell(codes, ['containsNone', list('C0', 'C1')]),
    ];
    const pair = cellsTogether(cells, { remaining: 10_000 });
    expect([pair(0, 12), pair(2, 12), pair(0, 1)]).toEqual([false, true, true]);
  });
});
