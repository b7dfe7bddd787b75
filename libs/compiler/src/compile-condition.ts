import {
  falseForm,
  trueForm,
  type Condition,
  type Operand,
  type Reference,
  type ValueType,
} from '@tagwright/rules';
import type { Dialect, OperandSql } from './dialects/dialect.js';
import { duckDbDialect } from './dialects/duckdb/duckdb-dialect.js';

/** How a reference is spelled where the condition is used. */
export type ColumnOf = (reference: Reference) => string;

/**
 * SQL that is TRUE exactly when the condition is (Kleene) TRUE, for WHERE, FILTER and CASE; a
 * missing value is no match. By default references are columns named by their code.
 */
export function compileCondition(
  condition: Condition,
  columnOf: ColumnOf = ({ code }) => duckDbDialect.identifier(code),
  dialect: Dialect = duckDbDialect,
): string {
  return pushedDown(trueForm(condition), columnOf, dialect);
}

/** SQL that is TRUE exactly when the condition is (Kleene) FALSE. */
export function compileFalseCondition(
  condition: Condition,
  columnOf: ColumnOf,
  dialect: Dialect,
): string {
  return pushedDown(falseForm(condition), columnOf, dialect);
}

function pushedDown(condition: Condition, columnOf: ColumnOf, dialect: Dialect): string {
  switch (condition.kind) {
    case 'leaf': {
      const { operator, operand, type, reference } = condition;
      return dialect.operators[operator](columnOf(reference), operandSql(operand, type, dialect));
    }
    case 'not':
      return compileFalseCondition(condition.condition, columnOf, dialect);
    case 'all':
    case 'any': {
      const parts = condition.conditions.map((inner) => pushedDown(inner, columnOf, dialect));
      return `(${parts.join(condition.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
  }
}

function operandSql(operand: Operand, type: ValueType, dialect: Dialect): OperandSql {
  const { shape } = operand;
  switch (operand.shape) {
    case 'none':
      return { shape, values: [] };
    case 'one':
      return { shape, values: [dialect.literal(operand.value, type)] };
    case 'range':
      return {
        shape,
        values: [operand.from, operand.to].map((each) => dialect.literal(each, type)),
      };
    case 'list':
      return { shape, values: operand.values.map((each) => dialect.literal(each, type)) };
  }
}
