import type { FactDefinition, MeasureSource, ValueType } from '@tagwright/rules';
import { compileCondition } from '../compile-condition.js';
import { catalogColumn, timeKind, type CompileContext } from '../compile-context.js';

export interface MeasureSql {
  /** The aggregate, already of the fact's type. */
  readonly aggregate: string;
  /** For a subject without any row. */
  readonly empty: string | undefined;
  readonly reads: readonly string[];
}

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
  const column = source.column === undefined ? '' : dialect.identifier(source.column);
  const aggregate = (call: string) => dialect.aggregate(call, condition);
  const reads = columnsRead(source);
  switch (source.operation) {
    case 'count':
      return { aggregate: aggregate('count(*)'), empty: '0', reads };
    case 'exists':
      return { aggregate: `(${aggregate('count(*)')} > 0)`, empty: 'FALSE', reads };
    case 'distinct':
      return { aggregate: aggregate(`count(DISTINCT ${column})`), empty: '0', reads };
    case 'sum': {
      const total = aggregate(`sum(${column})`);
      const none = `CASE WHEN ${total} IS NULL THEN ${dialect.literal(0, type)}`;
      return {
        aggregate: `(${none} ELSE ${dialect.number(total, type)} END)`,
        empty: dialect.literal(0, type),
        reads,
      };
    }
    case 'avg':
      return { aggregate: average(source, type, context, aggregate), empty: undefined, reads };
    case 'min':
    case 'max': {
      const extreme = aggregate(`${source.operation}(${column})`);
      return { aggregate: asFact(extreme, source, type, context), empty: undefined, reads };
    }
    case 'first':
    case 'last': {
      const value = valueAtEnd(source, source.operation, column, condition, context);
      return { aggregate: asFact(value, source, type, context), empty: undefined, reads };
    }
  }
}

function columnsRead(source: MeasureSource): string[] {
  const asked = source.where === undefined ? [] : conditionColumns(source);
  const place = source.operation === 'first' || source.operation === 'last' ? ['_seq'] : [];
  const own = [source.column, source.on].filter((each) => each !== undefined);
  return [...new Set([...own, ...asked, ...place])];
}

function conditionColumns({ where }: MeasureSource): string[] {
  const columns: string[] = [];
  if (where === undefined) return columns;
  compileCondition(where, ({ code }) => {
    columns.push(code);
    return code;
  });
  return columns;
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
  const sum = aggregate(`sum(${dialect.scaledInteger(column, from)})`);
  const count = `NULLIF(${aggregate(`count(${column})`)}, 0)`;
  const own = from.kind === 'decimal' ? from.scale : 0;
  const wanted = type.kind === 'decimal' ? type.scale : 0;
  const { integers } = dialect;
  const times = (sql: string, exponent: number) =>
    exponent <= 0 ? sql : integers.multiply(sql, integers.literal(10n ** BigInt(exponent)));
  return dialect.ratio(times(sum, wanted - own), times(count, own - wanted), type);
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

/** A column's value in the type of the fact: a wider decimal, or the local day of an instant. */
function asFact(
  sql: string,
  source: MeasureSource,
  type: ValueType,
  { dialect, run, ...context }: CompileContext,
): string {
  const from = catalogColumn(source.dataset, source.column ?? '', context).type;
  if (type.kind === 'integer' || type.kind === 'decimal') return dialect.number(sql, type);
  return type.kind === 'date' && from.kind === 'timestamp' ? dialect.localDate(sql, run.zone) : sql;
}
