import {
  conditionLeaves,
  falseForm,
  operandAt,
  trueForm,
  type Condition,
  type LeafCondition,
  type Literal,
  type Moment,
  type Reference,
} from '@tagwright/rules';
import type { Dialect, OperandSql } from './dialects/dialect.js';
import { duckDbDialect } from './dialects/duckdb/duckdb-dialect.js';

/** How a reference is spelled where the condition is used. */
export type ColumnOf = (reference: Reference) => string;

/**
 * SQL that is TRUE exactly when the condition is (Kleene) TRUE, for WHERE, FILTER and CASE; a
 * missing value is no match. By default references are columns named by their code.
 * @throws DomainError `time_needed` when the condition looks at time and `run` is null.
 */
export function compileCondition(
  condition: Condition,
  run: Moment,
  columnOf: ColumnOf = ({ code }) => duckDbDialect.identifier(code),
  dialect: Dialect = duckDbDialect,
): string {
  return pushedDown(trueForm(condition), run, columnOf, dialect);
}

/** SQL that is TRUE exactly when the condition is (Kleene) FALSE. */
export function compileFalseCondition(
  condition: Condition,
  run: Moment,
  columnOf: ColumnOf,
  dialect: Dialect,
): string {
  return pushedDown(falseForm(condition), run, columnOf, dialect);
}

/**
 * SQL that nothing a list of conditions looks at is missing. Conditions that are then not TRUE are
 * FALSE, which is far cheaper to find than by their FALSE forms.
 */
export function allPresent(conditions: readonly Condition[], columnOf: ColumnOf): string {
  const leaves = conditions.flatMap((condition) => conditionLeaves(condition));
  const columns = new Set(leaves.map(({ reference }) => columnOf(reference)));
  return [...columns].map((column) => `${column} IS NOT NULL`).join(' AND ');
}

function pushedDown(
  condition: Condition,
  run: Moment,
  columnOf: ColumnOf,
  dialect: Dialect,
): string {
  switch (condition.kind) {
    case 'leaf': {
      const right = operandSql(condition, run, dialect);
      return dialect.operators[condition.operator](columnOf(condition.reference), right);
    }
    case 'not':
      return compileFalseCondition(condition.condition, run, columnOf, dialect);
    case 'all':
    case 'any': {
      const parts = condition.conditions.map((inner) => pushedDown(inner, run, columnOf, dialect));
      return `(${parts.join(condition.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
  }
}

function operandSql(leaf: LeafCondition, run: Moment, dialect: Dialect): OperandSql {
  const operand = operandAt(leaf, run);
  const literals = (values: readonly Literal[]): OperandSql => ({
    values: values.map((each) => dialect.literal(each, leaf.type)),
  });
  switch (operand.shape) {
    case 'none':
      return literals([]);
    case 'one':
      return literals([operand.value]);
    case 'range':
    case 'bounds':
      return literals([operand.from, operand.to]);
    case 'list':
      return literals(operand.values);
    case 'anniversaries':
      return { values: [], spans: operand.spans };
  }
}
