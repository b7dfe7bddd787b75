import type { FactBin } from '../api/types.js';

/** What a threshold is measured in: numbers of so many decimals, or days. */
export type ProfileMeasure =
  { readonly kind: 'number'; readonly scale: number } | { readonly kind: 'day' };

const DAY = 86_400_000;

/** A value on a line of numbers; days count from 1970. */
export function pointOf(value: string, measure: ProfileMeasure): number {
  return measure.kind === 'number'
    ? Number(value)
    : Date.parse(`${value.slice(0, 10)}T00:00:00Z`) / DAY;
}

/** The value nearest to a point, written as the API writes it. */
export function valueOf(point: number, measure: ProfileMeasure): string {
  if (measure.kind === 'day') return new Date(Math.round(point) * DAY).toISOString().slice(0, 10);
  const text = point.toFixed(measure.scale);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

interface Slot {
  readonly from: number;
  readonly to: number;
}

/** The bins as stretches; an open end is as wide as its neighbour, so that it can be pointed into. */
function slotsOf(bins: readonly FactBin[], measure: ProfileMeasure): readonly Slot[] {
  const inner = bins.find(({ from, to }) => from !== null && to !== null);
  const width = inner ? pointOf(inner.to ?? '', measure) - pointOf(inner.from ?? '', measure) : 1;
  return bins.map(({ from, to }) => {
    const start = from === null ? null : pointOf(from, measure);
    const end = to === null ? null : pointOf(to, measure);
    return { from: start ?? (end ?? 0) - width, to: end ?? (start ?? 0) + width };
  });
}

/** Where a value lies across the picture, from 0 to 1; every bin is equally wide there. */
export function placeOf(value: string, bins: readonly FactBin[], measure: ProfileMeasure): number {
  const slots = slotsOf(bins, measure);
  const point = pointOf(value, measure);
  const index = slots.findIndex(({ to }) => point < to);
  const slot = slots[index];
  if (slot === undefined) return 1;
  const within = Math.max(0, (point - slot.from) / (slot.to - slot.from));
  return (index + within) / slots.length;
}

/** The value at a place across the picture. */
export function valueAt(place: number, bins: readonly FactBin[], measure: ProfileMeasure): string {
  const slots = slotsOf(bins, measure);
  const across = Math.min(1, Math.max(0, place)) * slots.length;
  const index = Math.min(slots.length - 1, Math.floor(across));
  const slot = slots[index] ?? { from: 0, to: 1 };
  return valueOf(slot.from + (across - index) * (slot.to - slot.from), measure);
}

/** The smallest and largest value that the picture has a place for. */
export function reachOf(
  bins: readonly FactBin[],
  measure: ProfileMeasure,
): { readonly min: string; readonly max: string } {
  return { min: valueAt(0, bins, measure), max: valueAt(1, bins, measure) };
}

/** The value that a key moves a threshold to; null for keys that do not move it. */
export function valueAfterKey(
  key: string,
  value: string,
  bins: readonly FactBin[],
  measure: ProfileMeasure,
): string | null {
  const { min, max } = reachOf(bins, measure);
  if (key === 'Home') return min;
  if (key === 'End') return max;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const moved = pointOf(value, measure) + step * stepOf(bins, measure);
  const kept = Math.min(pointOf(max, measure), Math.max(pointOf(min, measure), moved));
  return valueOf(kept, measure);
}

/** A tenth of a bin, but never less than the values themselves differ by. */
function stepOf(bins: readonly FactBin[], measure: ProfileMeasure): number {
  const [slot = { from: 0, to: 1 }] = slotsOf(bins, measure);
  const least = measure.kind === 'day' ? 1 : 10 ** -measure.scale;
  const tenth = (slot.to - slot.from) / 10;
  return Math.max(least, measure.kind === 'day' ? Math.round(tenth) : tenth);
}

/** How many subjects lie below a value. Within a bin it is an estimate: they are taken as even. */
export function countBelow(
  value: string,
  bins: readonly FactBin[],
  measure: ProfileMeasure,
): { readonly count: number; readonly exact: boolean } {
  const point = pointOf(value, measure);
  let count = 0;
  let exact = true;
  slotsOf(bins, measure).forEach(({ from, to }, index) => {
    const bin = bins[index];
    const all = bin?.count ?? 0;
    if (point >= to && bin?.to !== null) count += all;
    else if (point > from && all > 0) {
      exact = false;
      count += Math.round(all * Math.min(1, (point - from) / (to - from)));
    } else if (bin?.from === null && all > 0) exact = false;
  });
  return { count, exact };
}

/** The first and the last value of a bin, both of them in it; null is an open end. */
export function endsOf(
  { from, to }: FactBin,
  measure: ProfileMeasure,
): { readonly first: string | null; readonly last: string | null } {
  const step = measure.kind === 'day' ? 1 : 10 ** -measure.scale;
  return {
    first: from,
    last: to === null ? null : valueOf(pointOf(to, measure) - step, measure),
  };
}
