import type { Window, WindowLength } from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';

/** A calendar day as numbers. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The run's moment; all calendar arithmetic here is by hand, apart from the zone's offsets. */
export class ReferenceTime {
  readonly #local: Temporal.PlainDateTime;
  readonly #zone: string;

  constructor(asOf: string, zone: string) {
    this.#zone = zone;
    this.#local = Temporal.Instant.from(asOf).toZonedDateTimeISO(zone).toPlainDateTime();
  }

  /** The local day of the run. */
  get today(): string {
    return write({ year: this.#local.year, month: this.#local.month, day: this.#local.day });
  }

  /** Whether a value of a date or timestamp column lies in the window: start in, end out. */
  isInside(value: string, window: Window): boolean {
    const [from, to] = this.#offsets(window);
    const isInstant = value.includes('T');
    const bound = (day: string) => (isInstant ? this.#instantOn(day) : day);
    if (from !== undefined && value < bound(from)) return false;
    return value < bound(to);
  }

  /** Whether a period of whole days contains the window; instants are those of midnight. */
  isCovered(
    period: { readonly from: string; readonly to: string } | null,
    window: Window,
    column: 'date' | 'timestamp',
  ): boolean {
    if (window.kind === 'ever') return true;
    if (period === null) return false;
    const [from, to] = this.#offsets(window);
    const known = { from: this.#midnight(period.from), to: this.#midnight(period.to) };
    const bound = (day: string) =>
      column === 'timestamp' ? this.#instantOn(day) : this.#midnight(day);
    if (window.kind === 'next') return bound(from ?? '') <= known.to;
    return (from === undefined || known.from <= bound(from)) && bound(to) <= known.to;
  }

  /** The local day of a timestamp. */
  localDay(timestamp: string): string {
    return Temporal.Instant.from(timestamp).toZonedDateTimeISO(this.#zone).toPlainDate().toString();
  }

  #offsets(window: Window): [string | undefined, string] {
    const { today } = this;
    switch (window.kind) {
      case 'ever':
        return [undefined, today];
      case 'last':
        return [shift(today, window.length, -1), today];
      case 'between':
        return [shift(today, window.from, -1), shift(today, window.to, -1)];
      case 'next':
        return [today, shift(today, window.length, 1)];
    }
  }

  /** The run's time of day on another day, as an instant. */
  #instantOn(day: string): string {
    const at = Temporal.PlainDate.from(day).toPlainDateTime(this.#local.toPlainTime());
    return this.#spell(at);
  }

  #midnight(day: string): string {
    return this.#spell(Temporal.PlainDate.from(day).toPlainDateTime());
  }

  #spell(at: Temporal.PlainDateTime): string {
    return at.toZonedDateTime(this.#zone).toInstant().toString({ smallestUnit: 'microsecond' });
  }
}

/** Days from the first to the second. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(read(to)) - dayNumber(read(from));
}

/** Complete months from the first to the second, by the day of the month; negative backwards. */
export function monthsBetween(from: string, to: string): number {
  if (from > to) return -monthsBetween(to, from) + 0;
  const [start, end] = [read(from), read(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.day < start.day ? months - 1 : months;
}

function shift(text: string, { unit, count }: WindowLength, sign: 1 | -1): string {
  const day = read(text);
  if (unit === 'days' || unit === 'weeks') {
    return write(fromDayNumber(dayNumber(day) + sign * count * (unit === 'weeks' ? 7 : 1)));
  }
  const months = day.year * 12 + (day.month - 1) + sign * count * (unit === 'years' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return write({ year, month, day: Math.min(day.day, monthLength(year, month)) });
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since the year 0, counted year by year and month by month. */
function dayNumber({ year, month, day }: Day): number {
  let days = 365 * year + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  for (let each = 1; each < month; each++) days += monthLength(year, each);
  return days + day;
}

function fromDayNumber(number: number): Day {
  let year = Math.floor(number / 365.2425) + 1;
  while (dayNumber({ year, month: 1, day: 1 }) > number) year -= 1;
  let rest = number - dayNumber({ year, month: 1, day: 1 });
  let month = 1;
  while (rest >= monthLength(year, month)) {
    rest -= monthLength(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

function read(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

function write({ year, month, day }: Day): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
