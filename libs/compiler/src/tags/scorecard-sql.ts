import type { Reference, ScorecardInput, ScorecardRule, ValueType } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { allPresent, compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { Dialect } from '../dialects/dialect.js';
import { outcomeSql } from '../outcome-sql.js';

type SqlContext = Pick<CompileContext, 'dialect' | 'run'>;

/** The sum of the constant and every line's points; NULL when a line has none. */
export function sumSql(rule: ScorecardRule, context: SqlContext): string {
  const { dialect } = context;
  const points = rule.inputs.map((input) => lineSql(input, context));
  // Sums of scaled weights may need 64 bits; what is added to such a number is so, too.
  const constant =
    rule.weightScale === undefined
      ? String(rule.constant)
      : dialect.literal(rule.constant, { kind: 'integer' });
  return `(${[constant, ...points].join(' + ')})`;
}

/** The score of a sum that stands in a column (so that it is written once), as an integer. */
export function scoreSql(
  column: string,
  { clamp, weightScale = 0, logisticScale }: ScorecardRule,
  dialect: Dialect,
): string {
  if (logisticScale !== undefined) return dialect.logistic(column, weightScale, logisticScale);
  if (clamp === undefined) return column;
  const { min, max } = clamp;
  // Spelled out, since greatest(min, NULL) is min.
  return `CASE WHEN ${column} < ${min} THEN ${min} WHEN ${column} > ${max} THEN ${max} ELSE ${column} END`;
}

/** The value of a score that stands in a column. */
export function scoreValueSql(
  column: string,
  { bands, logisticScale, weightScale }: ScorecardRule,
  type: ValueType,
  dialect: Dialect,
): string {
  if (bands === undefined) {
    const isScaled = logisticScale !== undefined || weightScale !== undefined;
    return isScaled ? dialect.digits(column, type) : dialect.cast(column, type);
  }
  const cases = bands.bands.map(
    ({ below, value }) => `WHEN ${column} < ${below} THEN ${outcomeSql(value, type, dialect)}`,
  );
  const last = `WHEN ${column} IS NOT NULL THEN ${outcomeSql(bands.last, type, dialect)}`;
  const unknown = outcomeSql(bands.unknown, type, dialect);
  return dialect.cast(`CASE ${cases.join(' ')} ${last} ELSE ${unknown} END`, type);
}

function lineSql(
  { bins, otherwise, missing }: ScorecardInput,
  { dialect, run }: SqlContext,
): string {
  const columnOf = ({ code }: Reference) => dialect.identifier(code);
  const hits = bins.map(
    ({ when, points }) => `WHEN ${compileCondition(when, run, columnOf, dialect)} THEN ${points}`,
  );
  const misses = bins.map(({ when }) => compileFalseCondition(when, run, columnOf, dialect));
  const present = allPresent(
    bins.map(({ when }) => when),
    columnOf,
  );
  const unknown = missing === undefined ? 'NULL' : String(missing);
  const rest = `WHEN ${present} THEN ${otherwise} WHEN ${misses.join(' AND ')} THEN ${otherwise}`;
  return `(CASE ${hits.join(' ')} ${rest} ELSE ${unknown} END)`;
}
