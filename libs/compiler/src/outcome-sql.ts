import type { Outcome, ValueType } from '@tagwright/rules';
import type { Dialect } from './dialects/dialect.js';

/** What a case, `else`, `unknown` or `none` gives. */
export function outcomeSql(value: Outcome, type: ValueType, dialect: Dialect): string {
  if (value === null) return dialect.missing(type);
  if (typeof value === 'object') return dialect.codes(value);
  return dialect.literal(value, type);
}
