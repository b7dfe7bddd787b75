import { duckDbType } from '@tagwright/compiler';
import { sqlIdentifier, sqlParquet, type EngineRow, type EngineValue } from '@tagwright/engines';
import { isMasked, maskSql } from '@tagwright/ingestion';
import {
  formatValue,
  type CatalogView,
  type ColumnView,
  type DatasetView,
  type FactValue,
} from '@tagwright/rules';
import { readValue } from '../read-value.js';
import type { RecordCell, SourceRecord } from './record.js';

const PLACE = { source: 'VARCHAR', source_file: 'VARCHAR', source_row: 'BIGINT', _seq: 'BIGINT' };

/** SQL of a dataset's rows. What an older version's files have no column for is missing. */
export function recordRelation(files: readonly string[], view: DatasetView): string {
  const columns = [
    ...view.columns.map(({ code, type }) => [code, duckDbType(type)] as const),
    ...Object.entries(PLACE),
  ];
  const none = columns.map(([code, type]) => `NULL::${type} AS ${sqlIdentifier(code)}`);
  return `(SELECT * FROM ${sqlParquet(files)}
    UNION ALL BY NAME SELECT ${none.join(', ')} WHERE false)`;
}

/** SQL of a record's place and of the values of its columns as texts, the personal ones masked. */
export function recordSelect(columns: readonly ColumnView[]): string {
  const cells = columns.map((column) => {
    const text = `CAST(${sqlIdentifier(column.code)} AS VARCHAR)`;
    return isMasked(column) ? maskSql(text) : text;
  });
  return `source, source_file, source_row, [${cells.join(', ')}]::VARCHAR[] AS cells`;
}

/** Which rows of which version, and how they are named. */
export interface RecordOrigin {
  readonly dataset: string;
  readonly datasetVersion: number;
  readonly columns: readonly ColumnView[];
  readonly catalog: CatalogView;
}

/** A row that was selected with `recordSelect`. */
export function readRecord(row: EngineRow, origin: RecordOrigin): SourceRecord {
  const { dataset, datasetVersion, columns, catalog } = origin;
  const texts = Array.isArray(row.cells) ? (row.cells as readonly EngineValue[]) : [];
  return {
    dataset,
    datasetVersion,
    source: textOf(row.source),
    sourceFile: textOf(row.source_file),
    sourceRow: row.source_row === null ? null : Number(row.source_row),
    cells: columns.map((column, index) => cell(column, textOf(texts[index]), catalog)),
  };
}

function cell(column: ColumnView, text: string | null, catalog: CatalogView): RecordCell {
  const { code, name } = column;
  const masked = text !== null && isMasked(column);
  const type = masked ? ({ kind: 'text' } as const) : column.type;
  const value = text === null ? null : masked ? text : valueOf(text, column);
  const valueName = value === null ? null : formatValue(value, type, catalog);
  return { column: code, name, type, value, valueName, masked };
}

function valueOf(text: string, { type }: ColumnView): FactValue {
  switch (type.kind) {
    case 'integer':
    case 'id':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'timestamp':
      return `${text.replace(' ', 'T')}Z`;
    case 'codes':
      return text === '[]' ? [] : text.slice(1, -1).split(', ');
    case 'code':
    case 'date':
    case 'decimal':
    case 'text':
      return readValue(text, type);
  }
}

function textOf(value: EngineValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
