import { duckDbType } from '@tagwright/compiler';
import { sqlIdentifier, sqlText } from '@tagwright/engines';
import type { ColumnView, DatasetView, Subject } from '@tagwright/rules';
import { typedLiteral } from '../convert/typed-literal.js';
import type { ConvertedTarget } from './convert-targets.js';
import type { JobState } from './job-state.js';
import type { ResolvedLinks } from './resolve-links.js';
import { rowSequence } from './row-sequence.js';

export type LinkTables = ReadonlyMap<Subject, ResolvedLinks>;

/**
 * The accepted rows of one target in the shape of its dataset, with the technical columns and the
 * preference columns (`o:0` …) of its survivorship.
 */
export function datasetRows(
  state: JobState,
  one: ConvertedTarget,
  dataset: DatasetView,
  links: LinkTables,
): string {
  const joins: string[] = [];
  const columns = dataset.columns.map(
    (column) => `${columnSql(one, column, links, joins)} AS ${sqlIdentifier(column.code)}`,
  );
  const technical = [
    `${sqlText(state.source)} AS "source"`,
    'f.name AS source_file',
    'c._row AS source_row',
    `${rowSequence('c._file', 'c._row', one.branch)} AS _seq`,
  ];
  const orders = one.plan.orders.map((name) => `c.${sqlIdentifier(name)}`);
  return (
    `SELECT ${[...columns, ...technical, ...orders].join(', ')} FROM ${one.converted} c ` +
    `JOIN ingest_files f ON f.ordinal = c._file ${joins.join(' ')} WHERE ${one.accepted}`
  );
}

function columnSql(
  one: ConvertedTarget,
  column: ColumnView,
  links: LinkTables,
  joins: string[],
): string {
  const mapping = one.target.columns[column.code];
  if (!mapping) return `NULL::${duckDbType(column.type)}`;
  if (mapping.kind === 'constant') return typedLiteral(String(mapping.value), column.type);
  if (mapping.kind === 'value') return `c.${sqlIdentifier(column.code)}`;
  const table = links.get(mapping.of)?.keys;
  const alias = `l${joins.length}`;
  joins.push(
    `LEFT JOIN ${table ?? ''} ${alias} ON ${alias}.source_key = c.${sqlIdentifier(`k:${column.code}`)}`,
  );
  return `${alias}.id`;
}

/** The order in which a dataset's files are sorted: first id, event, row. */
export function sortColumns(dataset: DatasetView): string[] {
  const id = dataset.columns.find(({ type }) => type.kind === 'id')?.code;
  return [id, dataset.eventColumn, '_seq']
    .filter((code): code is string => code !== undefined)
    .map((code) => sqlIdentifier(code));
}

/** Every stored column of a dataset, in order. */
export function storedColumns(dataset: DatasetView): string[] {
  const technical = ['source', 'source_file', 'source_row', '_seq'];
  return [...dataset.columns.map(({ code }) => code), ...technical].map((code) =>
    sqlIdentifier(code),
  );
}
