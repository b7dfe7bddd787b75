import {
  atScale,
  toRational,
  type Expression,
  type IntegerAlgebra,
  type ValueType,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';

/** A derived fact as SQL over the columns of its subject's facts. */
export function expressionSql(
  expression: Expression,
  type: ValueType,
  { dialect, run }: Pick<CompileContext, 'dialect' | 'run'>,
): string {
  if (type.kind !== 'integer' && type.kind !== 'decimal') return plainSql(expression, dialect);
  const algebra: IntegerAlgebra<string> = {
    ...dialect.integers,
    fact: (fact) => dialect.scaledInteger(dialect.identifier(fact.code), fact.type),
    date: ({ operation, operand }) =>
      dialect.dateDistance(operation, plainSql(operand, dialect), run.date.toString()),
  };
  const scale = type.kind === 'decimal' ? type.scale : 0;
  const { numerator, denominator } = atScale(toRational(expression, algebra), scale, algebra);
  return dialect.ratio(numerator, denominator, type);
}

/** Expressions over anything but numbers: facts, coalesce, and the least or greatest of dates. */
function plainSql(expression: Expression, dialect: CompileContext['dialect']): string {
  if (expression.kind === 'fact') return dialect.identifier(expression.code);
  if (expression.kind !== 'operation') throw new RangeError(expression.kind);
  const operands = expression.operands.map((operand) => plainSql(operand, dialect));
  if (expression.operation === 'coalesce') return `coalesce(${operands.join(', ')})`;
  const { choose } = dialect.integers;
  return operands.reduce((left, right) =>
    expression.operation === 'min'
      ? choose(left, right, left, right)
      : choose(left, right, right, left),
  );
}
