import type { FactValue } from '@tagwright/rules';
import type { DayState, DayStates } from './day-state.js';

/**
 * The first day on which the value is another one than on day 0, or null. Between two days on which
 * rows may come or go, days are skipped where nothing can turn.
 * @param changes the days on which rows may come or go, rising; null: any day
 */
export async function firstChange(
  states: DayStates,
  changes: readonly number[] | null,
  most: number,
): Promise<DayState | null> {
  const start = await states.on(0);
  const every = Array.from({ length: most }, (_, index) => index + 1);
  const stops = changes === null || !states.canSkip ? every : changes;
  let from = 0;
  for (const stop of [...stops, most + 1]) {
    const found = await firstWithin(states, start.value, from, stop - 1);
    if (found !== null) return found;
    if (stop > most) break;
    const now = await states.on(stop);
    if (!isSame(now.value, start.value)) return now;
    from = stop;
  }
  return null;
}

/** The first day after `from`, up to `to`, with another value; no row comes or goes meanwhile. */
async function firstWithin(
  states: DayStates,
  value: FactValue,
  from: number,
  to: number,
): Promise<DayState | null> {
  if (to <= from) return null;
  const [start, end] = [await states.on(from), await states.on(to)];
  if (states.isSettled(start, end)) return null;
  if (to === from + 1) return isSame(end.value, value) ? null : end;
  const middle = Math.floor((from + to) / 2);
  return (
    (await firstWithin(states, value, from, middle)) ??
    (await firstWithin(states, value, middle, to))
  );
}

function isSame(left: FactValue, right: FactValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
