import {
  isGap,
  scaleOf,
  type FactDefinition,
  type MeasureSource,
  type ValueType,
} from '@tagwright/rules';
import { catalogColumn, timeKind, type CompileContext } from '../compile-context.js';
import { gapSql, medianSql } from './list-measure-sql.js';
import { columnsRead, type MeasureSql } from './measure-aggregate.js';
import { asFact } from './measured-value.js';
import { quotientSql } from './quotient-sql.js';

/**
 * A measure as one aggregate over the subject's rows.
 * @param condition which of the rows, over the plain columns; left out: all of them
 */
export function measureSql(
  { type }: FactDefinition,
  source: MeasureSource,
  condition: string | undefined,
  context: CompileContext,
): MeasureSql {
  const { dialect } = context;
  const reads = columnsRead(source);
  const { operation } = source;
  const column = source.column === undefined ? '' : dialect.identifier(source.column);
  const aggregate = (call: string) => dialect.aggregate(call, condition);
  const plain = (sql: string, empty?: string): MeasureSql => ({
    aggregate: sql,
    steps: [],
    empty,
    reads,
  });
  if (isGap(operation)) {
    return { ...gapSql(operation, source, type, condition, context), empty: undefined, reads };
  }
  switch (operation) {
    case 'count':
      return plain(aggregate('count(*)'), '0');
    case 'exists':
      return plain(`(${aggregate('count(*)')} > 0)`, 'FALSE');
    case 'distinct':
      return plain(aggregate(`count(DISTINCT ${column})`), '0');
    case 'sum': {
      const total = aggregate(`sum(${column})`);
      const none = `CASE WHEN ${total} IS NULL THEN ${dialect.literal(0, type)}`;
      return plain(`(${none} ELSE ${dialect.number(total, type)} END)`, dialect.literal(0, type));
    }
    case 'avg':
      return plain(average(source, type, context, aggregate));
    case 'min':
    case 'max':
      return plain(asFact(aggregate(`${operation}(${column})`), source, type, context));
    case 'first':
    case 'last': {
      const value = valueAtEnd(source, operation, column, condition, context);
      return plain(asFact(value, source, type, context));
    }
    case 'median':
      return { ...medianSql(source, type, condition, context), empty: undefined, reads };
    case 'mode':
      throw new RangeError('A mode is no single aggregate.');
  }
}

function average(
  source: MeasureSource,
  type: ValueType,
  context: CompileContext,
  aggregate: (call: string) => string,
): string {
  const { dialect } = context;
  const from = catalogColumn(source.dataset, source.column ?? '', context).type;
  const column = dialect.identifier(source.column ?? '');
  // Scaled after the sum, which is then the same aggregate as that of a fact with the plain sum.
  const sum = dialect.scaledInteger(aggregate(`sum(${column})`), from);
  const count = `NULLIF(${aggregate(`count(${column})`)}, 0)`;
  return quotientSql(sum, scaleOf(from), count, type, dialect);
}

function valueAtEnd(
  source: MeasureSource,
  end: 'first' | 'last',
  column: string,
  condition: string | undefined,
  context: CompileContext,
): string {
  const { dialect } = context;
  const on = source.on ?? '';
  const kind = timeKind(source.dataset, on, context);
  const order = dialect.rowOrder(dialect.identifier(on), kind, dialect.identifier('_seq'));
  const present = `${column} IS NOT NULL`;
  const filter = condition === undefined ? present : `${present} AND ${condition}`;
  return dialect.valueAt(end, column, order, filter);
}
