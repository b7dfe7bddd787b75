import type {
  DateOperation,
  DifferenceOperation,
  Expression,
  FactValue,
  ValueType,
} from '@tagwright/rules';
import { daysBetween, monthsBetween } from './reference-time.js';

/** An exact fraction with a positive denominator; `null` is missing. */
export type Fraction = { readonly over: bigint; readonly under: bigint } | null;

export function fraction(over: bigint, under: bigint): Fraction {
  if (under === 0n) return null;
  return under < 0n ? { over: -over, under: -under } : { over, under };
}

/** A number of the type, rounded half away from zero; beyond ±(2^53 − 1) scaled it is missing. */
export function held(value: Fraction, type: ValueType): number | null {
  if (value === null) return null;
  const scaled = value.over * 10n ** BigInt(scaleOf(type));
  const size = scaled < 0n ? -scaled : scaled;
  let digits = size / value.under;
  if ((size % value.under) * 2n >= value.under) digits += 1n;
  if (digits > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return Number(scaled < 0n ? -digits : digits);
}

export function scaleOf(type: ValueType): number {
  return type.kind === 'decimal' ? type.scale : 0;
}

/** A value in memory form as a fraction. */
function fractionOf(value: FactValue, type: ValueType): Fraction {
  return typeof value === 'number' ? fraction(BigInt(value), 10n ** BigInt(scaleOf(type))) : null;
}

export interface ExpressionValues {
  readonly today: string;
  fact(code: string): FactValue;
}

/** A numeric expression in exact fractions. */
export function evaluateNumber(expression: Expression, values: ExpressionValues): Fraction {
  switch (expression.kind) {
    case 'number':
      return fraction(BigInt(expression.digits), 10n ** BigInt(expression.scale));
    case 'fact':
      return fractionOf(values.fact(expression.code), expression.type);
    case 'date': {
      const date = evaluateOther(expression.operand, values);
      if (typeof date !== 'string') return null;
      if (expression.operation === 'age' && date > values.today) return null;
      return fraction(BigInt(distance(expression.operation, date, values.today)), 1n);
    }
    case 'difference': {
      const [from, to] = [expression.from, expression.to].map((each) =>
        evaluateOther(each, values),
      );
      if (typeof from !== 'string' || typeof to !== 'string') return null;
      return fraction(BigInt(difference(expression.operation, from, to)), 1n);
    }
    case 'operation': {
      const operands = expression.operands.map((operand) => evaluateNumber(operand, values));
      if (expression.operation === 'coalesce')
        return operands.find((each) => each !== null) ?? null;
      return operands.reduce((left, right) =>
        left === null || right === null ? null : ARITHMETIC[expression.operation](left, right),
      );
    }
  }
}

/** An expression over dates, codes, texts …: facts, coalesce, the least or greatest. */
export function evaluateOther(expression: Expression, values: ExpressionValues): FactValue {
  if (expression.kind === 'fact') return values.fact(expression.code);
  if (expression.kind !== 'operation') return null;
  const operands = expression.operands.map((operand) => evaluateOther(operand, values));
  if (expression.operation === 'coalesce') return operands.find((each) => each !== null) ?? null;
  if (operands.some((each) => each === null)) return null;
  const sorted = operands.map(String).sort();
  return sorted.at(expression.operation === 'min' ? 0 : -1) ?? null;
}

function distance(operation: DateOperation, date: string, today: string): number {
  switch (operation) {
    case 'daysSince':
      return daysBetween(date, today);
    case 'daysUntil':
      return daysBetween(today, date);
    case 'monthsSince':
      return monthsBetween(date, today);
    case 'yearsSince':
    case 'age':
      return Math.trunc(monthsBetween(date, today) / 12) + 0;
  }
}

function difference(operation: DifferenceOperation, from: string, to: string): number {
  if (operation === 'daysBetween') return daysBetween(from, to);
  const months = monthsBetween(from, to);
  return operation === 'monthsBetween' ? months : Math.trunc(months / 12) + 0;
}

type Known = Exclude<Fraction, null>;

const ARITHMETIC = {
  add: (a: Known, b: Known) => fraction(a.over * b.under + b.over * a.under, a.under * b.under),
  subtract: (a: Known, b: Known) =>
    fraction(a.over * b.under - b.over * a.under, a.under * b.under),
  multiply: (a: Known, b: Known) => fraction(a.over * b.over, a.under * b.under),
  divide: (a: Known, b: Known) => fraction(a.over * b.under, a.under * b.over),
  min: (a: Known, b: Known) => (a.over * b.under <= b.over * a.under ? a : b),
  max: (a: Known, b: Known) => (a.over * b.under >= b.over * a.under ? a : b),
  coalesce: (a: Known) => a,
} satisfies Record<string, (a: Known, b: Known) => Fraction>;
