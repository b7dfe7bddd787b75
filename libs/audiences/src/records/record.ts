import type { Words } from '@tagwright/kernel';
import type { FactValue, ValueType } from '@tagwright/rules';

/** One value of a source's row, named in both languages. */
export interface RecordCell {
  readonly column: string;
  readonly name: Words;
  readonly type: ValueType;
  /** What may be shown: of personal columns the first character and the rough length. */
  readonly value: FactValue;
  /** The value for people; null when it is missing. */
  readonly valueName: Words | null;
  readonly masked: boolean;
}

/** One row of an enterprise dataset, with the place that it came from. */
export interface SourceRecord {
  readonly dataset: string;
  readonly datasetVersion: number;
  readonly source: string | null;
  readonly sourceFile: string | null;
  readonly sourceRow: number | null;
  readonly cells: readonly RecordCell[];
}

/** A list that ends where nobody reads on; `total` tells how long it is. */
export interface RecordList<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly snapshotId: number;
  readonly asOf: string;
}

/** The value of a record's column; null when it is missing or not shown. */
export function cellOf(record: SourceRecord, column: string): FactValue {
  return record.cells.find((cell) => cell.column === column)?.value ?? null;
}
