import type { PlannedColumn } from './planned-column.js';

/** SQL for a column's value as text, NULL where missing; the one spelling digests and diffs use. */
export function columnText(column: PlannedColumn, alias?: string): string {
  const name = alias === undefined ? `"${column.code}"` : `${alias}."${column.code}"`;
  return column.type.kind === 'codes'
    ? `array_to_string(${name}, ',')`
    : `CAST(${name} AS VARCHAR)`;
}
