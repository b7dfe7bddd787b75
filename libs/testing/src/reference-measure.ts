import {
  conditionState,
  isGap,
  type FactValue,
  type MeasureSource,
  type ValueType,
} from '@tagwright/rules';
import type { ReferenceRow } from './reference-data.js';
import { middleOf, referenceGap } from './reference-gap.js';
import { fraction, held, scaleOf } from './reference-number.js';
import type { ReferenceTime } from './reference-time.js';

interface Types {
  readonly fact: ValueType;
  readonly column: ValueType | undefined;
}

/** A measure over one subject's rows of a covered dataset, row by row. */
export function referenceMeasure(
  source: MeasureSource,
  rows: readonly ReferenceRow[],
  types: Types,
  time: ReferenceTime,
): FactValue {
  const counted = countedRows(source, rows, time);
  if (isGap(source.operation)) {
    const times = counted.map((row) => String(row[source.on ?? '']));
    const days = times.map((each) => (each.includes('T') ? time.localDay(each) : each));
    return referenceGap(source, days, types.fact);
  }
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
      const ordered = present.toSorted((a, b) => chronological(a, b, on));
      const row = ordered.at(source.operation === 'first' ? 0 : -1);
      return asFact(row?.[column ?? ''] ?? null, types, time);
    }
    case 'median':
      return median(values, types, time);
    case 'mode':
      return mode(present, source, types, time);
  }
}

/** The rows of the subject that lie in the window and fulfil the condition. */
export function countedRows(
  source: MeasureSource,
  rows: readonly ReferenceRow[],
  time: ReferenceTime,
): ReferenceRow[] {
  return rows.filter((row) => counts(row, source, time));
}

function median(values: readonly FactValue[], types: Types, time: ReferenceTime): FactValue {
  const scale = types.column === undefined ? 0 : scaleOf(types.column);
  if (values.some((value) => typeof value === 'number')) {
    return middleOf(values.map(Number), scale, types.fact);
  }
  const sorted = values.toSorted((a, b) => compare(a, b));
  return asFact(sorted[Math.ceil(sorted.length / 2) - 1] ?? null, types, time);
}

/** Counts value by value; of two that are as frequent, the one whose last row is later is kept. */
function mode(
  present: readonly ReferenceRow[],
  { column, on }: MeasureSource,
  types: Types,
  time: ReferenceTime,
): FactValue {
  const found = new Map<FactValue, ReferenceRow[]>();
  for (const row of present) {
    const raw = row[column ?? ''] ?? null;
    const value = typeof raw === 'number' ? raw : asFact(raw, types, time);
    found.set(value, [...(found.get(value) ?? []), row]);
  }
  let best: { readonly value: FactValue; readonly rows: ReferenceRow[] } | undefined;
  for (const [value, rows] of found) {
    rows.sort((a, b) => chronological(a, b, on));
    const lead = rows.length - (best?.rows.length ?? 0);
    const [mine, other] = [rows.at(-1), best?.rows.at(-1)];
    if (lead > 0 || (lead === 0 && mine && other && chronological(mine, other, on) > 0)) {
      best = { value, rows };
    }
  }
  return typeof best?.value === 'number' ? asFact(best.value, types, time) : (best?.value ?? null);
}

function chronological(a: ReferenceRow, b: ReferenceRow, on: string | undefined): number {
  return compare(a[on ?? ''] ?? null, b[on ?? ''] ?? null) || compare(place(a), place(b));
}

function counts(row: ReferenceRow, source: MeasureSource, time: ReferenceTime): boolean {
  if (source.on !== undefined) {
    const at = row[source.on] ?? null;
    if (typeof at !== 'string' || !time.isInside(at, source.window)) return false;
  }
  if (source.where === undefined) return true;
  return conditionState(source.where, new Map(Object.entries(row)), time.run) === 'true';
}

function added(
  operation: 'sum' | 'avg',
  values: readonly FactValue[],
  { fact, column }: Types,
): FactValue {
  const sum = values.reduce((total: bigint, value) => total + BigInt(Number(value)), 0n);
  const unit = 10n ** BigInt(column === undefined ? 0 : scaleOf(column));
  const parts = operation === 'sum' ? 1n : BigInt(values.length);
  return held(fraction(sum, unit * parts), fact);
}

function asFact(value: FactValue, { fact, column }: Types, time: ReferenceTime): FactValue {
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
