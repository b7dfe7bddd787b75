import { describe, expect, it } from '@jest/globals';
import type { Condition, LeafCondition } from '@tagwright/rules';
import { compileCondition } from './compile-condition.js';

const text = (operator: LeafCondition['operator'], value: string): Condition => ({
  kind: 'leaf',
  reference: { kind: 'tag', code: 'name' },
  type: { kind: 'text' },
  operator,
  operand: { shape: 'one', value },
});
const amount: Condition = {
  kind: 'leaf',
  reference: { kind: 'fact', code: 'amount' },
  type: { kind: 'decimal', scale: 2 },
  operator: 'between',
  operand: { shape: 'range', from: -5, to: 1234 },
};

describe('compileCondition', () => {
  it('doubles quotes in literals, so that a value cannot leave its literal', () => {
    expect(compileCondition(text('equal', "O'Neil'; --"), null)).toBe(`("name" = 'O''Neil''; --')`);
  });

  it('spells decimals exactly, in the type of the column', () => {
    expect(compileCondition(amount, null)).toBe(
      '("amount" BETWEEN CAST(-0.05 AS DECIMAL(18,2)) AND CAST(12.34 AS DECIMAL(18,2)))',
    );
  });

  it('pushes `not` down to complements instead of negating what may be missing', () => {
    const both: Condition = { kind: 'all', conditions: [text('equal', 'a'), amount] };
    expect(compileCondition({ kind: 'not', condition: both }, null)).toBe(
      `(("name" <> 'a') OR ("amount" NOT BETWEEN CAST(-0.05 AS DECIMAL(18,2)) AND CAST(12.34 AS DECIMAL(18,2))))`,
    );
  });

  it('refuses a NUL character', () => {
    expect(() => compileCondition(text('equal', 'a\0b'), null)).toThrow(
      expect.objectContaining({ code: 'bad_text' }),
    );
  });
});
