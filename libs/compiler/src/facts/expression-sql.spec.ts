import { describe, expect, it } from '@jest/globals';
import { readRunTime, type Expression } from '@tagwright/rules';
import { duckDbDialect } from '../dialects/duckdb/duckdb-dialect.js';
import { expressionSteps } from './expression-sql.js';

describe('the latest of several dates', () => {
  it('is as long as its operands, however many there are', () => {
    const operand: Expression = { kind: 'fact', code: 'visited', type: { kind: 'date' } };
    const length = (count: number): number => {
      const operands = Array<Expression>(count).fill(operand);
      const expression: Expression = { kind: 'operation', operation: 'max', operands };
      const context = { dialect: duckDbDialect, run: readRunTime('2026-01-01T00:00:00Z', 'UTC') };
      return expressionSteps('f', expression, { kind: 'date' }, context).value.length;
    };
    expect(length(400)).toBeLessThan(400 * 50);
    expect(length(400) / length(40)).toBeLessThan(11);
  });
});
