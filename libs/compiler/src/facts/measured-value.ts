import type { MeasureSource, ValueType } from '@tagwright/rules';
import { catalogColumn, type CompileContext } from '../compile-context.js';

/** A column's value in the type of the fact: a wider decimal, or the local day of an instant. */
export function asFact(
  sql: string,
  source: MeasureSource,
  type: ValueType,
  context: CompileContext,
): string {
  if (type.kind === 'integer' || type.kind === 'decimal') return context.dialect.number(sql, type);
  return localValue(sql, source, type, context);
}

/** The local day of an instant where the fact is a date, any other value as it is. */
export function localValue(
  sql: string,
  source: MeasureSource,
  type: ValueType,
  { dialect, run, ...context }: CompileContext,
): string {
  const from = catalogColumn(source.dataset, source.column ?? '', context).type;
  return type.kind === 'date' && from.kind === 'timestamp' ? dialect.localDate(sql, run.zone) : sql;
}
