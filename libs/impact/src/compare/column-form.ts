import type { ValueType } from '@tagwright/rules';
import type { ColumnFigures } from '../impact-report.js';

/** How a column's change is told. */
export type ColumnForm = ColumnFigures['form'];

/** Types that compare as they are; a change from one kind to another compares texts. */
const KINDS: Readonly<Record<ValueType['kind'], string>> = {
  integer: 'number',
  decimal: 'number',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'boolean',
  code: 'text',
  text: 'text',
  id: 'id',
  codes: 'codes',
};

/** @param types before and after; null where there is no column */
export function formOf(before: ValueType | null, after: ValueType | null): ColumnForm {
  const kinds = [before, after].flatMap((type) => (type === null ? [] : [type.kind]));
  if (kinds.every((kind) => kind === 'codes')) return 'codes';
  return kinds.every((kind) => ['boolean', 'code', 'codes'].includes(kind)) ? 'values' : 'numbers';
}

/** Whether both sides can be compared without turning them into texts. */
export function isComparable(before: ValueType | null, after: ValueType | null): boolean {
  return before === null || after === null || KINDS[before.kind] === KINDS[after.kind];
}

/** Whether one value can be greater than another. */
export function isOrdered(type: ValueType | null): type is ValueType {
  return type !== null && ['number', 'date', 'timestamp'].includes(KINDS[type.kind]);
}
