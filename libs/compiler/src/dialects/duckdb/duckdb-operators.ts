import type { OperatorName } from '@tagwright/rules';
import type { OperandSql } from '../dialect.js';

type OperatorSql = (left: string, right: OperandSql) => string;

/**
 * Literals are never NULL, so each of these is NULL exactly when the left side is missing and the
 * operator does not ask for that.
 */
export const duckDbOperators: Readonly<Record<OperatorName, OperatorSql>> = {
  equal: compare('='),
  notEqual: compare('<>'),
  lessThan: compare('<'),
  lessThanInclusive: compare('<='),
  greaterThan: compare('>'),
  greaterThanInclusive: compare('>='),
  before: compare('<'),
  after: compare('>'),
  onOrBefore: compare('<='),
  onOrAfter: compare('>='),
  between: (left, { values }) => `(${left} BETWEEN ${values.join(' AND ')})`,
  notBetween: (left, { values }) => `(${left} NOT BETWEEN ${values.join(' AND ')})`,
  in: (left, { values }) => `(${left} IN (${values.join(', ')}))`,
  notIn: (left, { values }) => `(${left} NOT IN (${values.join(', ')}))`,
  contains: (left, { values }) => `list_contains(${left}, ${values.join(', ')})`,
  notContains: (left, { values }) => `(NOT list_contains(${left}, ${values.join(', ')}))`,
  isMissing: (left) => `(${left} IS NULL)`,
  isPresent: (left) => `(${left} IS NOT NULL)`,
};

function compare(sign: string): OperatorSql {
  return (left, { values }) => `(${left} ${sign} ${values.join(', ')})`;
}
