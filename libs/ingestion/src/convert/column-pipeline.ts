import { duckDbType } from '@tagwright/compiler';
import type { ColumnView } from '@tagwright/rules';
import type { Conversion } from '../mapping/conversion.js';
import type { ValueColumn } from '../mapping/source-mapping.js';
import { conversionSql, type ConversionContext, type StepSql } from './conversion-sql.js';
import { typedLiteral } from './typed-literal.js';

const MAX_INTEGER = '9007199254740991';

/** All steps from the raw text of a column to its stored value. */
export function valueSteps(
  mapping: ValueColumn,
  column: ColumnView,
  context: ConversionContext,
): StepSql[] {
  const steps = mapping.convert.map((conversion) => conversionSql(conversion, context));
  return [...steps, ...fitting(mapping.convert, column), ...within(mapping, column)];
}

/** The steps of a key: without blanks around it, then as the mapping says. */
export function keySteps(
  conversions: readonly Conversion[],
  context: ConversionContext,
): StepSql[] {
  const trim: Conversion = { op: 'trim' };
  return [trim, ...conversions].map((conversion) => conversionSql(conversion, context));
}

/** Numbers may have to change their scale to fit the column; never by rounding. */
function fitting(conversions: readonly Conversion[], column: ColumnView): StepSql[] {
  const last = conversions.at(-1);
  const type = duckDbType(column.type);
  if (last?.op !== 'multiply' && last?.op !== 'decimal' && last?.op !== 'integer') return [];
  if (last.op === 'integer' && column.type.kind === 'integer') return [];
  if (last.op === 'decimal' && column.type.kind === 'decimal' && last.scale === column.type.scale) {
    return [];
  }
  const tooLarge =
    column.type.kind === 'integer'
      ? `($ BETWEEN -${MAX_INTEGER} AND ${MAX_INTEGER}) IS NOT TRUE`
      : '$ IS NULL';
  return [
    {
      attempt: (v) => `TRY_CAST(${v} AS ${type})`,
      reason: (v, fitted) =>
        `CASE WHEN ${tooLarge.replace('$', () => fitted)} THEN 'number_too_large'` +
        ` WHEN ${fitted} <> ${v} THEN 'too_many_decimals' END`,
    },
  ];
}

function within({ range }: ValueColumn, { type }: ColumnView): StepSql[] {
  const bounds = [
    { sign: '<', bound: range?.min ?? null },
    { sign: '>', bound: range?.max ?? null },
  ].flatMap(({ sign, bound }) => (bound === null ? [] : [`${sign} ${typedLiteral(bound, type)}`]));
  if (bounds.length === 0) return [];
  return [
    {
      reason: (v) =>
        `CASE WHEN ${bounds.map((bound) => `${v} ${bound}`).join(' OR ')} THEN 'out_of_range' END`,
      value: (v) => v,
    },
  ];
}
