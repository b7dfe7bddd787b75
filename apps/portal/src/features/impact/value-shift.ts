import type { ColumnImpact } from '../../api/types.js';

/** How many have a value before and after. */
export interface ValueShift {
  readonly value: string | null;
  readonly before: number;
  readonly after: number;
}

/** Longer tables of values say nothing at a glance: the largest differences are shown alone. */
const SHOWN = 12;

/**
 * Each value with its count on both sides, in the order of its code list, missing last; of many values
 * those whose counts differ most.
 */
export function valueShifts(
  { before, after }: Pick<ColumnImpact, 'before' | 'after'>,
  order: readonly string[] = [],
): ValueShift[] {
  const counts = new Map<string | null, { before: number; after: number }>();
  const at = (value: string | null) => {
    const known = counts.get(value) ?? { before: 0, after: 0 };
    counts.set(value, known);
    return known;
  };
  for (const { value, count } of before) at(value).before += count;
  for (const { value, count } of after) at(value).after += count;
  const shifts = [...counts].map(([value, both]) => ({ value, ...both }));
  const shown =
    shifts.length <= SHOWN
      ? shifts
      : shifts.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, SHOWN);
  return shown.toSorted((one, other) => compare(one.value, other.value, order));
}

const sizeOf = ({ before, after }: ValueShift): number => Math.abs(after - before);

function compare(one: string | null, other: string | null, order: readonly string[]): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const [left, right] = [order.indexOf(one), order.indexOf(other)];
  if (left !== right && left >= 0 && right >= 0) return left - right;
  if (left >= 0 !== right >= 0) return left >= 0 ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}
