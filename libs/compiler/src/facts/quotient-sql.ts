import { scaleOf, type ValueType } from '@tagwright/rules';
import type { Dialect } from '../dialects/dialect.js';

/** A scaled integer divided by a whole number, rounded to the type. */
export function quotientSql(
  sum: string,
  scale: number,
  divisor: string,
  type: ValueType,
  dialect: Dialect,
): string {
  const { integers } = dialect;
  const times = (sql: string, exponent: number) =>
    exponent <= 0 ? sql : integers.multiply(sql, integers.literal(10n ** BigInt(exponent)));
  const shift = scaleOf(type) - scale;
  return dialect.ratio(times(sum, shift), times(divisor, -shift), type);
}
