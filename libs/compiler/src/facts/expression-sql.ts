import {
  atScale,
  scaleOf,
  toRational,
  type DateExpression,
  type DifferenceExpression,
  type Expression,
  type IntegerAlgebra,
  type ValueType,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';

/**
 * A derived fact as SQL over the columns of its subject's facts, in up to three steps: engines
 * repeat a common part of a CASE each time it is written, so each part becomes a column once.
 */
export interface ExpressionSteps {
  /** Columns to compute first, by name. */
  readonly parts: ReadonlyMap<string, string>;
  /** Columns over the parts, by name. */
  readonly rounded: ReadonlyMap<string, string>;
  /** The fact over both. */
  readonly value: string;
}

/** @param code of the fact, which names its columns */
export function expressionSteps(
  code: string,
  expression: Expression,
  type: ValueType,
  { dialect, run }: Pick<CompileContext, 'dialect' | 'run'>,
): ExpressionSteps {
  const none = new Map<string, string>();
  if (type.kind !== 'integer' && type.kind !== 'decimal') {
    return { parts: none, rounded: none, value: plainSql(expression, dialect) };
  }
  const algebra: IntegerAlgebra<string> = {
    ...dialect.integers,
    fact: (fact) => dialect.scaledInteger(dialect.identifier(fact.code), fact.type),
    date: (date) => dateSql(date, dialect, run.date.toString()),
  };
  const scale = scaleOf(type);
  const { numerator, denominator } = atScale(toRational(expression, algebra), scale, algebra);
  const [top, bottom, quotient] = ['n', 'd', 'q'].map((part) =>
    dialect.identifier(`$${part}_${code}`),
  ) as [string, string, string];
  if (denominator === undefined) {
    return { parts: new Map([[top, numerator]]), rounded: none, value: dialect.digits(top, type) };
  }
  return {
    parts: new Map([
      [top, numerator],
      [bottom, denominator],
    ]),
    rounded: new Map([[quotient, dialect.rounded(top, bottom)]]),
    value: dialect.digits(quotient, type),
  };
}

function dateSql(
  expression: DateExpression | DifferenceExpression,
  dialect: CompileContext['dialect'],
  day: string,
): string {
  if (expression.kind === 'date') {
    return dialect.dateDistance(expression.operation, plainSql(expression.operand, dialect), day);
  }
  const [from, to] = [plainSql(expression.from, dialect), plainSql(expression.to, dialect)];
  return dialect.dateDifference(expression.operation, from, to);
}

/** Expressions over anything but numbers: facts, coalesce, and the least or greatest of dates. */
function plainSql(expression: Expression, dialect: CompileContext['dialect']): string {
  if (expression.kind === 'fact') return dialect.identifier(expression.code);
  if (expression.kind !== 'operation') throw new RangeError(expression.kind);
  const operands = expression.operands.map((operand) => plainSql(operand, dialect));
  if (expression.operation === 'coalesce') return `coalesce(${operands.join(', ')})`;
  return dialect.extreme(expression.operation === 'min' ? 'min' : 'max', operands);
}
