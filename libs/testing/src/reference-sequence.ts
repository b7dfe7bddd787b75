import type { FactValue, SequenceSource } from '@tagwright/rules';
import { daysBetween } from './reference-time.js';

/** A sequence over the local days of its first and second events, each looked at by itself. */
export function referenceSequence(
  { relation, days, sameDay, result }: SequenceSource,
  firsts: readonly string[],
  seconds: readonly string[],
  today: string,
): FactValue {
  const counted = firsts.filter((first) => {
    const isFollowed = seconds.some((second) => {
      const distance = daysBetween(first, second);
      return distance <= days && (sameDay ? distance >= 0 : distance > 0);
    });
    if (relation === 'then') return isFollowed;
    const isOver = daysBetween(first, today) > days;
    return isOver && !isFollowed;
  });
  if (result === 'count') return counted.length;
  if (result === 'exists') return counted.length > 0;
  return counted.toSorted().at(-1) ?? null;
}
