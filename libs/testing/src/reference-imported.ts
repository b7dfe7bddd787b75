import type { CodeListView, FactValue, ImportedRule, ValueType } from '@tagwright/rules';
import type { ReferenceRow } from './reference-data.js';
import type { ReferenceTime } from './reference-time.js';

/** The newest valid label among one customer's rows, row by row. */
export function referenceImported(
  rule: ImportedRule,
  type: ValueType,
  rows: readonly ReferenceRow[],
  lists: ReadonlyMap<string, CodeListView>,
  time: ReferenceTime,
): FactValue {
  let best: ReferenceRow | undefined;
  for (const row of rows) {
    if (!isValid(row, rule, time) || !isOffered(row.value ?? null, type, lists)) continue;
    if (best === undefined || isNewer(row, best)) best = row;
  }
  return best?.value ?? null;
}

function isValid(row: ReferenceRow, rule: ImportedRule, time: ReferenceTime): boolean {
  const { label, provider, minConfidence, maxAge } = rule;
  const { provided_date: provided, expiry_date: expiry = null, confidence = null } = row;
  if (row.label !== label || typeof provided !== 'string') return false;
  const window =
    maxAge === undefined ? ({ kind: 'ever' } as const) : { kind: 'last' as const, length: maxAge };
  if (!time.isInside(provided, window)) return false;
  if (typeof expiry === 'string' && expiry <= time.today) return false;
  if (provider !== undefined && row.provider !== provider) return false;
  return (
    minConfidence === undefined || (typeof confidence === 'number' && confidence >= minConfidence)
  );
}

function isOffered(
  value: FactValue,
  type: ValueType,
  lists: ReadonlyMap<string, CodeListView>,
): boolean {
  if (value === null || type.kind !== 'code') return value !== null;
  return lists.get(type.list)?.codes.some(({ code }) => code === value) ?? false;
}

function isNewer(row: ReferenceRow, other: ReferenceRow): boolean {
  const [day, otherDay] = [row.provided_date ?? '', other.provided_date ?? ''];
  return day === otherDay ? Number(row._seq) > Number(other._seq) : day > otherDay;
}
