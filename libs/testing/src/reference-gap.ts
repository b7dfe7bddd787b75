import type { FactValue, MeasureSource, ValueType } from '@tagwright/rules';
import { fraction, held } from './reference-number.js';
import { daysBetween } from './reference-time.js';

/** A measure of the days between events, from the local days of the events. */
export function referenceGap(
  { operation, minEvents }: MeasureSource,
  days: readonly string[],
  type: ValueType,
): FactValue {
  const distinct = [...new Set(days)].sort();
  if (distinct.length < (minEvents ?? 2)) return null;
  const gaps: number[] = [];
  for (const [index, day] of distinct.entries()) {
    const before = distinct[index - 1];
    if (before !== undefined) gaps.push(daysBetween(before, day));
  }
  if (operation === 'lastGap') return gaps[gaps.length - 1] ?? null;
  if (operation === 'maxGap') return Math.max(...gaps);
  if (operation === 'medianGap') return middleOf(gaps, 0, type);
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  return held(fraction(BigInt(sum), BigInt(gaps.length)), type);
}

/** The mean of the two numbers in the middle (twice the same, if there is one), rounded. */
export function middleOf(numbers: readonly number[], scale: number, type: ValueType): FactValue {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2)];
  const sum = BigInt(sorted[low] ?? 0) + BigInt(sorted[high] ?? 0);
  return held(fraction(sum, 2n * 10n ** BigInt(scale)), type);
}
