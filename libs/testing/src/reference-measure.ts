import {
  conditionState,
  type FactValue,
  type MeasureSource,
  type ValueType,
} from '@tagwright/rules';
import type { ReferenceRow } from './reference-data.js';
import { fraction, held, scaleOf } from './reference-number.js';
import type { ReferenceTime } from './reference-time.js';

/** A measure over one subject's rows of a covered dataset, row by row. */
export function referenceMeasure(
  source: MeasureSource,
  rows: readonly ReferenceRow[],
  types: { readonly fact: ValueType; readonly column: ValueType | undefined },
  time: ReferenceTime,
): FactValue {
  const counted = rows.filter((row) => counts(row, source, time));
  if (source.operation === 'count') return counted.length;
  if (source.operation === 'exists') return counted.length > 0;
  const { column, on } = source;
  const present = counted.filter((row) => (row[column ?? ''] ?? null) !== null);
  const values = present.map((row) => row[column ?? ''] ?? null);
  switch (source.operation) {
    case 'distinct':
      return new Set(values).size;
    case 'sum':
    case 'avg':
      return added(source.operation, values, types);
    case 'min':
    case 'max': {
      const sorted = values.toSorted((a, b) => compare(a, b));
      return asFact(sorted.at(source.operation === 'min' ? 0 : -1) ?? null, types, time);
    }
    case 'first':
    case 'last': {
      const ordered = present.toSorted(
        (a, b) => compare(a[on ?? ''] ?? null, b[on ?? ''] ?? null) || compare(place(a), place(b)),
      );
      const row = ordered.at(source.operation === 'first' ? 0 : -1);
      return asFact(row?.[column ?? ''] ?? null, types, time);
    }
  }
}

function counts(row: ReferenceRow, source: MeasureSource, time: ReferenceTime): boolean {
  if (source.on !== undefined) {
    const at = row[source.on] ?? null;
    if (typeof at !== 'string' || !time.isInside(at, source.window)) return false;
  }
  if (source.where === undefined) return true;
  return conditionState(source.where, new Map(Object.entries(row))) === 'true';
}

function added(
  operation: 'sum' | 'avg',
  values: readonly FactValue[],
  { fact, column }: { readonly fact: ValueType; readonly column: ValueType | undefined },
): FactValue {
  const sum = values.reduce((total: bigint, value) => total + BigInt(Number(value)), 0n);
  const unit = 10n ** BigInt(column === undefined ? 0 : scaleOf(column));
  const parts = operation === 'sum' ? 1n : BigInt(values.length);
  return held(fraction(sum, unit * parts), fact);
}

function asFact(
  value: FactValue,
  { fact, column }: { readonly fact: ValueType; readonly column: ValueType | undefined },
  time: ReferenceTime,
): FactValue {
  if (typeof value === 'number') {
    const unit = 10n ** BigInt(column === undefined ? 0 : scaleOf(column));
    return held(fraction(BigInt(value), unit), fact);
  }
  const isInstant = typeof value === 'string' && column?.kind === 'timestamp';
  return isInstant && fact.kind === 'date' ? time.localDay(value) : value;
}

function place(row: ReferenceRow): FactValue {
  return row._seq ?? null;
}

function compare(left: FactValue, right: FactValue): number {
  if (left === right || left === null || right === null) return 0;
  return left < right ? -1 : 1;
}
