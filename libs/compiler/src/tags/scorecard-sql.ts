import type { Reference, ScorecardInput, ScorecardRule, ValueType } from '@tagwright/rules';
import { compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { Dialect } from '../dialects/dialect.js';

/** The sum of the constant and every line's points; NULL when a line has none. */
export function scoreSql(rule: ScorecardRule, dialect: Dialect): string {
  const points = rule.inputs.map((input) => lineSql(input, dialect));
  return `(${[String(rule.constant), ...points].join(' + ')})`;
}

/** Bounds of a score that stands in a column (so that it is written once). */
export function clampedSql(
  column: string,
  { clamp }: ScorecardRule,
  type: ValueType,
  dialect: Dialect,
): string {
  if (clamp === undefined) return dialect.cast(column, type);
  const { min, max } = clamp;
  // Spelled out, since greatest(min, NULL) is min.
  const sql = `CASE WHEN ${column} < ${min} THEN ${min} WHEN ${column} > ${max} THEN ${max} ELSE ${column} END`;
  return dialect.cast(sql, type);
}

function lineSql({ bins, otherwise, missing }: ScorecardInput, dialect: Dialect): string {
  const columnOf = ({ code }: Reference) => dialect.identifier(code);
  const hits = bins.map(
    ({ when, points }) => `WHEN ${compileCondition(when, columnOf, dialect)} THEN ${points}`,
  );
  const misses = bins.map(({ when }) => compileFalseCondition(when, columnOf, dialect));
  const unknown = missing === undefined ? 'NULL' : String(missing);
  return `(CASE ${hits.join(' ')} WHEN ${misses.join(' AND ')} THEN ${otherwise} ELSE ${unknown} END)`;
}
