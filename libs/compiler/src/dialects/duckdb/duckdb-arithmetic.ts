import { formatScaled, LOGISTIC_RANGE, scaleOf, type ValueType } from '@tagwright/rules';
import type { Dialect } from '../dialect.js';
import { duckDbType } from './duckdb-literals.js';

const HUGE = 'HUGEINT';

/** Arithmetic on 128-bit integers; the width of an expression is proved when it is written. */
export const duckDbIntegers: Dialect['integers'] = {
  literal: (value) => `CAST(${value.toString()} AS ${HUGE})`,
  add: (left, right) => `(${left} + ${right})`,
  subtract: (left, right) => `(${left} - ${right})`,
  multiply: (left, right) => `(${left} * ${right})`,
  absolute: (value) => `abs(${value})`,
  nullIfZero: (value) => `NULLIF(${value}, 0)`,
  withSignOf: (value, sign) => `(CASE WHEN ${sign} < 0 THEN -${value} ELSE ${value} END)`,
  // Both branches ask, since a missing side must not fall into ELSE.
  choose: (left, right, low, high) =>
    `(CASE WHEN ${left} < ${right} THEN ${low} WHEN ${left} >= ${right} THEN ${high} END)`,
  firstPresent: (items) => {
    const branches = items.map(({ parts, value }) => {
      const present = parts.map((part) => `${part} IS NOT NULL`).join(' AND ');
      return `WHEN ${present} THEN ${value}`;
    });
    return `(CASE ${branches.join(' ')} END)`;
  },
};

export function scaledInteger(sql: string, type: ValueType): string {
  if (type.kind !== 'decimal' || type.scale === 0) return `CAST(${sql} AS ${HUGE})`;
  return `CAST(${sql} * ${(10n ** BigInt(type.scale)).toString()} AS ${HUGE})`;
}

export function safeNumber(sql: string, type: ValueType): string {
  const scale = scaleOf(type);
  const most = formatScaled(Number.MAX_SAFE_INTEGER, scale);
  const cast = `TRY_CAST(${sql} AS ${duckDbType(type)})`;
  return `(CASE WHEN ${sql} BETWEEN -${most} AND ${most} THEN ${cast} END)`;
}

export function safeRatio(
  numerator: string,
  denominator: string | undefined,
  type: ValueType,
): string {
  return heldDigits(denominator === undefined ? numerator : rounded(numerator, denominator), type);
}

/** A scaled integer as `type`; NULL beyond ±(2^53 − 1). */
export function heldDigits(digits: string, type: ValueType): string {
  const most = Number.MAX_SAFE_INTEGER;
  const held = `(CASE WHEN ${digits} BETWEEN -${most} AND ${most} THEN ${digits} END)`;
  if (type.kind !== 'decimal') return `CAST(${held} AS ${duckDbType(type)})`;
  // DECIMAL ÷ power of ten would be a DOUBLE: multiply by the power's exact inverse instead.
  const unit = `CAST(${formatScaled(1, type.scale)} AS DECIMAL(${type.scale + 1},${type.scale}))`;
  return `CAST(CAST(${held} AS DECIMAL(18,0)) * ${unit} AS ${duckDbType(type)})`;
}

/** What twice a numerator plus a denominator may be for 64 bits to hold it. */
const NARROW = (2n ** 60n).toString();

/** Division of 128-bit columns; nearly all fit 64 bits, whose division is several times faster. */
export function roundedColumns(numerator: string, denominator: string): string {
  const narrow = (column: string): string => `CAST(${column} AS BIGINT)`;
  const fits = `${numerator} BETWEEN -${NARROW} AND ${NARROW} AND ${denominator} <= ${NARROW}`;
  const fast = `CAST(${rounded(narrow(numerator), narrow(denominator))} AS ${HUGE})`;
  return `(CASE WHEN ${fits} THEN ${fast} ELSE ${rounded(numerator, denominator)} END)`;
}

/** `//` cuts towards zero, so adding half with the sign rounds half away from zero. */
function rounded(numerator: string, denominator: string): string {
  const half = `(CASE WHEN ${numerator} < 0 THEN -${denominator} ELSE ${denominator} END)`;
  return `((2 * ${numerator} + ${half}) // (2 * ${denominator}))`;
}

/** In DOUBLE, as in the rules: ADR 0012 proves that both round to the same integer. */
export function logisticDigits(sum: string, weightScale: number, scale: number): string {
  const unit = 10 ** weightScale;
  const most = LOGISTIC_RANGE * unit;
  // Spelled out, since least and greatest pass over NULL.
  const kept = `(CASE WHEN ${sum} > ${most} THEN ${most} WHEN ${sum} < -${most} THEN -${most} ELSE ${sum} END)`;
  const x = `(CAST(${kept} AS DOUBLE) / CAST(${unit} AS DOUBLE))`;
  const odds = `(CAST(1 AS DOUBLE) + exp(-${x}))`;
  return `CAST(floor(CAST(${10 ** scale} AS DOUBLE) / ${odds} + CAST(0.5 AS DOUBLE)) AS BIGINT)`;
}
