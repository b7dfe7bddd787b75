import { isObject } from './comparison.js';

/** How a rollup comes from several values to one. */
export const PICKS = [
  'any',
  'all',
  'max',
  'min',
  'sum',
  'avg',
  'count',
  'order',
  'newest',
] as const;

export type Pick = (typeof PICKS)[number];

/** The word of a pick as it is written: a word, `{order: […]}` or `{newest: fact}`. */
export function pickOf(written: unknown): Pick {
  if (isObject(written)) return 'newest' in written ? 'newest' : 'order';
  return PICKS.find((pick) => pick === written) ?? 'any';
}

/** The same rollup's pick after another word was chosen; an order begins with all codes of the list. */
export function withPick(pick: Pick, codes: readonly string[]): unknown {
  if (pick === 'order') return { order: [...codes] };
  return pick === 'newest' ? { newest: '' } : pick;
}

/** The order with one code moved, for whoever cannot drag. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list.slice(from, from + 1);
  return [...rest.slice(0, to), ...item, ...rest.slice(to)];
}
