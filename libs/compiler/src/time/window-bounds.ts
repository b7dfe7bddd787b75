import type { Window, WindowLength } from '@tagwright/rules';
import type { Temporal } from 'temporal-polyfill';
import { timestampText, type RunTime } from './run-time.js';

/** Half-open bounds in the spelling of the column: days YYYY-MM-DD or instants in UTC. */
export interface WindowBounds {
  readonly from?: string;
  readonly to: string;
}

/**
 * The bounds of a window for a date column (local days) or a timestamp column (instants). Months
 * and years are those of the calendar in the run's zone; a day that the target month lacks becomes
 * its last day.
 */
export function windowBounds(
  window: Window,
  column: 'date' | 'timestamp',
  run: RunTime,
): WindowBounds {
  const at = (offset: Temporal.DurationLike) =>
    column === 'date'
      ? run.date.add(offset).toString()
      : timestampText(run.zoned.add(offset).toInstant());
  switch (window.kind) {
    case 'ever':
      return { to: at({ days: 0 }) };
    case 'last':
      return { from: at(back(window.length)), to: at({ days: 0 }) };
    case 'between':
      return { from: at(back(window.from)), to: at(back(window.to)) };
    case 'next':
      return { from: at({ days: 0 }), to: at({ [window.length.unit]: window.length.count }) };
  }
}

function back({ unit, count }: WindowLength): Temporal.DurationLike {
  return { [unit]: -count };
}
