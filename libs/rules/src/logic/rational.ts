import type {
  DateExpression,
  DifferenceExpression,
  Expression,
  FactExpression,
} from '../ast/expression.js';
import { scaleOf } from '../catalog-view.js';
import { powerOfTen } from './exact-decimal.js';

/**
 * Integer arithmetic of some evaluator. Every operation on a missing operand gives missing, except
 * `firstPresent`.
 */
export interface IntegerAlgebra<T> {
  literal(value: bigint): T;
  /** The fact's scaled integer. */
  fact(expression: FactExpression): T;
  date(expression: DateExpression | DifferenceExpression): T;
  add(left: T, right: T): T;
  subtract(left: T, right: T): T;
  multiply(left: T, right: T): T;
  absolute(value: T): T;
  nullIfZero(value: T): T;
  /** `value`, negated when `sign` is negative. */
  withSignOf(value: T, sign: T): T;
  /** `whenLess` if left < right, else `otherwise`. */
  choose(left: T, right: T, whenLess: T, otherwise: T): T;
  /** The value of the first item whose every part is present. */
  firstPresent(items: readonly { readonly parts: readonly T[]; readonly value: T }[]): T;
}

/** numerator ÷ denominator × 10^-scale; without a denominator it is 1. The denominator is > 0. */
export interface Rational<T> {
  readonly numerator: T;
  readonly denominator?: T;
  readonly scale: number;
}

/**
 * A numeric expression as one exact fraction: nothing is rounded on the way, so that the single
 * rounding at the end is the only one. Used to check the width of an expression and to write SQL.
 */
export function toRational<T>(expression: Expression, algebra: IntegerAlgebra<T>): Rational<T> {
  switch (expression.kind) {
    case 'number':
      return { numerator: algebra.literal(BigInt(expression.digits)), scale: expression.scale };
    case 'fact': {
      const scale = scaleOf(expression.type);
      return { numerator: algebra.fact(expression), scale };
    }
    case 'date':
    case 'difference':
      return { numerator: algebra.date(expression), scale: 0 };
    case 'operation': {
      const operands = expression.operands.map((operand) => toRational(operand, algebra));
      if (expression.operation === 'coalesce') return coalesce(operands, algebra);
      const combine = COMBINE[expression.operation];
      return operands.reduce((left, right) => combine(left, right, algebra));
    }
  }
}

type Combine = <T>(
  left: Rational<T>,
  right: Rational<T>,
  algebra: IntegerAlgebra<T>,
) => Rational<T>;

const COMBINE: Readonly<
  Record<'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max', Combine>
> = {
  add: (left, right, algebra) => sum(left, right, algebra, 'add'),
  subtract: (left, right, algebra) => sum(left, right, algebra, 'subtract'),
  multiply: (left, right, algebra) => ({
    numerator: algebra.multiply(left.numerator, right.numerator),
    ...denominatorOf(left, right, algebra),
    scale: left.scale + right.scale,
  }),
  divide,
  min: (left, right, algebra) => extreme(left, right, algebra, 'min'),
  max: (left, right, algebra) => extreme(left, right, algebra, 'max'),
};

/** The numerator over scale `scale` (never below the own one). */
function scaled<T>(value: Rational<T>, scale: number, algebra: IntegerAlgebra<T>): T {
  if (scale === value.scale) return value.numerator;
  const factor = algebra.literal(powerOfTen(scale - value.scale));
  return algebra.multiply(value.numerator, factor);
}

/** Both numerators over one denominator and one scale. */
function aligned<T>(
  left: Rational<T>,
  right: Rational<T>,
  algebra: IntegerAlgebra<T>,
): { left: T; right: T; scale: number } {
  const scale = Math.max(left.scale, right.scale);
  const times = (value: T, factor: T | undefined) =>
    factor === undefined ? value : algebra.multiply(value, factor);
  return {
    left: times(scaled(left, scale, algebra), right.denominator),
    right: times(scaled(right, scale, algebra), left.denominator),
    scale,
  };
}

function denominatorOf<T>(
  left: Rational<T>,
  right: Rational<T>,
  algebra: IntegerAlgebra<T>,
): { denominator?: T } {
  if (left.denominator === undefined && right.denominator === undefined) return {};
  if (left.denominator === undefined) return withDenominator(right.denominator);
  if (right.denominator === undefined) return withDenominator(left.denominator);
  return { denominator: algebra.multiply(left.denominator, right.denominator) };
}

function withDenominator<T>(denominator: T | undefined): { denominator?: T } {
  return denominator === undefined ? {} : { denominator };
}

function sum<T>(
  left: Rational<T>,
  right: Rational<T>,
  algebra: IntegerAlgebra<T>,
  operation: 'add' | 'subtract',
): Rational<T> {
  const both = aligned(left, right, algebra);
  const numerator = algebra[operation](both.left, both.right);
  return { numerator, ...denominatorOf(left, right, algebra), scale: both.scale };
}

function divide<T>(left: Rational<T>, right: Rational<T>, algebra: IntegerAlgebra<T>): Rational<T> {
  const divisor = algebra.nullIfZero(right.numerator);
  const size = algebra.absolute(divisor);
  const shift = Math.max(0, right.scale - left.scale);
  let numerator = scaled(left, left.scale + shift, algebra);
  if (right.denominator !== undefined) numerator = algebra.multiply(numerator, right.denominator);
  return {
    numerator: algebra.withSignOf(numerator, divisor),
    denominator: left.denominator === undefined ? size : algebra.multiply(left.denominator, size),
    scale: left.scale + shift - right.scale,
  };
}

function extreme<T>(
  left: Rational<T>,
  right: Rational<T>,
  algebra: IntegerAlgebra<T>,
  which: 'min' | 'max',
): Rational<T> {
  const both = aligned(left, right, algebra);
  const [low, high] = which === 'min' ? [left, right] : [right, left];
  const pick = (ofLow: T, ofHigh: T) => algebra.choose(both.left, both.right, ofLow, ofHigh);
  const numerator = pick(scaled(low, both.scale, algebra), scaled(high, both.scale, algebra));
  if (left.denominator === undefined && right.denominator === undefined) {
    return { numerator, scale: both.scale };
  }
  const one = algebra.literal(1n);
  const denominator = pick(low.denominator ?? one, high.denominator ?? one);
  return { numerator, denominator, scale: both.scale };
}

function coalesce<T>(operands: Rational<T>[], algebra: IntegerAlgebra<T>): Rational<T> {
  const scale = Math.max(...operands.map((operand) => operand.scale));
  const partsOf = (operand: Rational<T>) =>
    operand.denominator === undefined
      ? [operand.numerator]
      : [operand.numerator, operand.denominator];
  const first = (valueOf: (operand: Rational<T>) => T) =>
    algebra.firstPresent(
      operands.map((operand) => ({ parts: partsOf(operand), value: valueOf(operand) })),
    );
  const numerator = first((operand) => scaled(operand, scale, algebra));
  if (operands.every((operand) => operand.denominator === undefined)) return { numerator, scale };
  const one = algebra.literal(1n);
  return { numerator, denominator: first((operand) => operand.denominator ?? one), scale };
}

/**
 * The fraction rounded to `scale`: numerator and denominator such that
 * round half away from zero (numerator ÷ denominator) is the scaled integer.
 */
export function atScale<T>(
  value: Rational<T>,
  scale: number,
  algebra: IntegerAlgebra<T>,
): { numerator: T; denominator: T | undefined } {
  if (scale >= value.scale) {
    return { numerator: scaled(value, scale, algebra), denominator: value.denominator };
  }
  const factor = algebra.literal(powerOfTen(value.scale - scale));
  const denominator =
    value.denominator === undefined ? factor : algebra.multiply(value.denominator, factor);
  return { numerator: value.numerator, denominator };
}
