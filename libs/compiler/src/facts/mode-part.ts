import { timeKind, type CompileContext } from '../compile-context.js';
import { ID, lookupById, type FactPart } from './fact-part.js';
import type { MeasuredFact, MeasuredRows } from './measured-rows.js';
import { columnsRead } from './measure-aggregate.js';
import { localValue } from './measured-value.js';
import { filterSql, rowFilter } from './row-filter.js';

/** The value with the most rows; of equally many, the one whose latest row comes last. */
export function modePart(
  fact: MeasuredFact,
  { idColumn, relation }: MeasuredRows,
  context: CompileContext,
): FactPart {
  const { dialect } = context;
  const { code, source, type } = fact;
  const name = dialect.identifier(`$mode_${code}`);
  const [id, column] = [dialect.identifier(idColumn), dialect.identifier(source.column ?? '')];
  const on = source.on ?? '';
  const kind = timeKind(source.dataset, on, context);
  const order = dialect.rowOrder(dialect.identifier(on), kind, dialect.identifier('_seq'));
  const rows = [
    `${id} IS NOT NULL`,
    `${column} IS NOT NULL`,
    ...filterSql(rowFilter(source, context), context),
  ].join(' AND ');
  const counted = localValue(column, source, type, context);
  const from = relation(columnsRead(source), rows);
  const values = `SELECT ${id} AS ${ID}, ${counted} AS "$value", count(*) AS "$count", max(${order}) AS "$latest" FROM ${from} WHERE ${rows} GROUP BY 1, 2`;
  const top = dialect.valueAt(
    'last',
    '"$value"',
    dialect.orderPair('"$count"', '"$latest"'),
    '"$value" IS NOT NULL',
  );
  const isNumber = type.kind === 'integer' || type.kind === 'decimal';
  const value = dialect.cast(isNumber ? dialect.number('"$top"', type) : '"$top"', type);
  const tops = `SELECT ${ID}, ${top} AS "$top" FROM (${values}) GROUP BY ${ID}`;
  const sql = `SELECT ${ID}, ${value} AS "$mode" FROM (${tops})`;
  return {
    ctes: [{ name, sql }],
    lookups: [lookupById(name, ['"$mode"'])],
    columns: new Map([[code, `${name}."$mode"`]]),
  };
}
