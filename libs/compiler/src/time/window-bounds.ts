import {
  timeAt,
  timestampText,
  type CalendarPeriod,
  type RunTime,
  type Window,
  type WindowLength,
} from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';

/** Half-open bounds in the spelling of the column: days YYYY-MM-DD or instants in UTC. */
export interface WindowBounds {
  readonly from?: string;
  readonly to: string;
}

/**
 * The bounds of a window for a date column (local days) or a timestamp column (instants). Months
 * and years are those of the calendar in the run's zone; a day that the target month lacks becomes
 * its last day. A window `since` a fact has a start per subject, so that only its end is here.
 */
export function windowBounds(
  window: Window,
  column: 'date' | 'timestamp',
  run: RunTime,
): WindowBounds {
  const at = (offset: Temporal.DurationLike) => timeAt(run, column, offset);
  switch (window.kind) {
    case 'ever':
    case 'since':
      return { to: at({ days: 0 }) };
    case 'last':
      return { from: at(back(window.length)), to: at({ days: 0 }) };
    case 'between':
      return { from: at(back(window.from)), to: at(back(window.to)) };
    case 'next':
      return { from: at({ days: 0 }), to: at({ [window.length.unit]: window.length.count }) };
    case 'calendar': {
      const { period, back } = window;
      const start = (periods: number) =>
        dayStart(periodStart(run.date, period, periods).toString(), column, run);
      return { from: start(back), to: back === 0 ? at({ days: 0 }) : start(back - 1) };
    }
  }
}

const MONTHS: Readonly<Record<CalendarPeriod, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the calendar period that lies so many periods before the day's own. */
function periodStart(
  day: Temporal.PlainDate,
  period: CalendarPeriod,
  back: number,
): Temporal.PlainDate {
  const months = MONTHS[period];
  const month = day.month - ((day.month - 1) % months);
  return Temporal.PlainDate.from({ year: day.year, month, day: 1 }).subtract({
    months: back * months,
  });
}

/** The start of a local day, in the spelling of the column. */
export function dayStart(day: string, column: 'date' | 'timestamp', { zone }: RunTime): string {
  if (column === 'date') return day;
  return timestampText(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant());
}

function back({ unit, count }: WindowLength): Temporal.DurationLike {
  return { [unit]: -count };
}
