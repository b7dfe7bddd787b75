import { sqlIdentifier } from '@tagwright/engines';
import type { ValueColumn } from './subject-row.js';

/**
 * SQL of an id and columns as CSV shows them: several codes in one cell are separated by `;`,
 * timestamps are ISO in UTC, a missing value is an empty cell.
 */
export function csvColumns(idColumn: string, columns: readonly ValueColumn[]): string {
  return [sqlIdentifier(idColumn), ...columns.map(cellOf)].join(', ');
}

function cellOf({ code, type }: ValueColumn): string {
  const name = sqlIdentifier(code);
  if (type.kind === 'codes') return `array_to_string(${name}, ';') AS ${name}`;
  if (type.kind === 'timestamp') return `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${name}`;
  return name;
}
