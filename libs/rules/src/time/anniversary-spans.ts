import type { Temporal } from 'temporal-polyfill';
import { daysInMonth } from '../logic/calendar-date.js';

/** Days of one year, both ends included, as `MM-DD`: who has one of them as anniversary. */
export interface AnniversarySpan {
  readonly year: number;
  readonly from: string;
  readonly to: string;
}

/**
 * The days from `day` to `count` days later, both included, as spans of whole years. Whoever dates
 * from 29 February has the anniversary on 1 March in a year without that day, on which ages turn,
 * too: a span that starts on that 1 March takes in the 29th.
 */
export function anniversarySpans(day: Temporal.PlainDate, count: number): AnniversarySpan[] {
  const last = day.add({ days: count });
  const spans: AnniversarySpan[] = [];
  for (let year = day.year; year <= last.year; year += 1) {
    const start = year === day.year ? monthDay(day) : '01-01';
    const to = year === last.year ? monthDay(last) : '12-31';
    const isShort = daysInMonth(year, 2) === 28;
    spans.push({ year, from: isShort && start === '03-01' ? '02-29' : start, to });
  }
  return spans;
}

/** Whether a date returns, in a later year, on a day of the spans. */
export function hasAnniversary(date: string, spans: readonly AnniversarySpan[]): boolean {
  const [year, day] = [Number(date.slice(0, 4)), date.slice(5)];
  return spans.some((span) => year < span.year && span.from <= day && day <= span.to);
}

function monthDay(date: Temporal.PlainDate): string {
  return date.toString().slice(5);
}
