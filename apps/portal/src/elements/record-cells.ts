import type { RecordCell, SourceRecord } from '../api/types.js';

/** The cell of a column; undefined where the record has none. */
export function cellOf(record: SourceRecord, column: string): RecordCell | undefined {
  return record.cells.find((cell) => cell.column === column);
}

/** A column's value if it is a text, such as a code or a day. */
export function textOf(record: SourceRecord, column: string): string | null {
  const value = cellOf(record, column)?.value;
  return typeof value === 'string' ? value : null;
}

/** The chosen columns in the order asked, those that the record lacks left out. */
export function chosenCells(
  record: SourceRecord,
  columns: readonly string[],
): readonly RecordCell[] {
  return columns.flatMap((column) => cellOf(record, column) ?? []);
}

/** Columns that say something beside the page's own subject: known ones, without the named. */
export function knownCells(
  record: SourceRecord,
  without: readonly string[],
): readonly RecordCell[] {
  return record.cells.filter(({ column, value }) => value !== null && !without.includes(column));
}

/** Of the columns asked for, those that any of the records knows: an empty column tells nothing. */
export function filledColumns(
  records: readonly SourceRecord[],
  columns: readonly string[],
): readonly string[] {
  return columns.filter((column) =>
    records.some((record) => (cellOf(record, column)?.value ?? null) !== null),
  );
}

/** Where a cell leads: the page of the customer, vehicle or lead that it names. */
export function hrefOf({ type, value }: RecordCell): string | null {
  return type.kind === 'id' && type.of && typeof value === 'number'
    ? `/${type.of}s/${value}`
    : null;
}

/** The row in its source, as an auditor looks for it: `crm · crm_lead.csv : 12`. */
export function placeOf({ source, sourceFile, sourceRow }: SourceRecord): string {
  const row = sourceRow === null ? '' : ` : ${sourceRow}`;
  return [source, sourceFile === null ? null : `${sourceFile}${row}`].filter(Boolean).join(' · ');
}
