import type { DateExpression, DifferenceExpression, Expression } from '../ast/expression.js';
import { atScale, toRational, type IntegerAlgebra } from './rational.js';

/** Upper bounds of an intermediate result: its bits, and how often operands occur in it. */
interface Width {
  readonly bits: number;
  readonly terms: number;
}

/** What a HUGEINT (127 bits) can hold, less the two bits that rounding needs. */
const MAX_BITS = 124;
const MAX_TERMS = 1_000;
const FACT_BITS = 53;
const DAYS_BITS = 23;

/**
 * Whether an expression over anything but numbers stays short as SQL: an engine must ask each operand
 * of `min` and `max` twice, so that its text doubles with every level.
 */
export function staysShort(expression: Expression): boolean {
  return termsOf(expression) <= MAX_TERMS;
}

function termsOf(expression: Expression): number {
  if (expression.kind !== 'operation') return 1;
  const terms = expression.operands.reduce((total, operand) => total + termsOf(operand), 0);
  return expression.operation === 'coalesce' ? terms : 2 * terms;
}

/**
 * Whether every intermediate result of a numeric expression, exact as it is, surely fits 128-bit
 * integers: then no evaluator can overflow on any data.
 */
export function fitsExactly(expression: Expression, scale: number): boolean {
  let widest = 0;
  let longest = 0;
  const width = (bits: number, ...parts: Width[]): Width => {
    const terms = parts.reduce((total, part) => total + part.terms, 0);
    widest = Math.max(widest, bits);
    longest = Math.max(longest, terms);
    return { bits, terms };
  };
  const result = atScale(toRational(expression, widthAlgebra(width)), scale, widthAlgebra(width));
  const denominator = result.denominator?.bits ?? 0;
  return Math.max(widest, result.numerator.bits, denominator) <= MAX_BITS && longest <= MAX_TERMS;
}

function dateTerms(expression: DateExpression | DifferenceExpression): number {
  if (expression.kind === 'date') return termsOf(expression.operand);
  return termsOf(expression.from) + termsOf(expression.to);
}

function widthAlgebra(width: (bits: number, ...parts: Width[]) => Width): IntegerAlgebra<Width> {
  return {
    literal: (value) => width((value < 0n ? -value : value).toString(2).length),
    fact: () => ({ bits: FACT_BITS, terms: 1 }),
    date: (expression) => width(DAYS_BITS, { bits: DAYS_BITS, terms: dateTerms(expression) }),
    add: (left, right) => width(Math.max(left.bits, right.bits) + 1, left, right),
    subtract: (left, right) => width(Math.max(left.bits, right.bits) + 1, left, right),
    multiply: (left, right) => width(left.bits + right.bits, left, right),
    absolute: (value) => value,
    nullIfZero: (value) => value,
    withSignOf: (value, sign) => width(value.bits, value, sign),
    choose: (left, right, low, high) =>
      width(Math.max(low.bits, high.bits), left, left, right, right, low, high),
    firstPresent: (items) =>
      width(
        Math.max(...items.map((item) => item.value.bits)),
        ...items.flatMap((item) => [...item.parts, item.value]),
      ),
  };
}
