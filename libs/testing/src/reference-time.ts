import {
  readRunTime,
  type CalendarPeriod,
  type RunTime,
  type Window,
  type WindowLength,
} from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';

/** A calendar day as numbers. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Where a window starts or ends: on a day, at its start or at the run's time of day. */
interface Edge {
  readonly day: string;
  readonly midnight: boolean;
}

/** The run's moment; all calendar arithmetic here is by hand, apart from the zone's offsets. */
export class ReferenceTime {
  readonly #asOf: Temporal.Instant;
  readonly #local: Temporal.PlainDateTime;
  readonly #zone: string;
  /** The moment as conditions see it. */
  readonly run: RunTime;

  constructor(asOf: string, zone: string) {
    this.run = readRunTime(asOf, zone);
    this.#asOf = Temporal.Instant.from(asOf);
    this.#zone = zone;
    this.#local = this.#asOf.toZonedDateTimeISO(zone).toPlainDateTime();
  }

  /** The local day of the run. */
  get today(): string {
    return write({ year: this.#local.year, month: this.#local.month, day: this.#local.day });
  }

  /** Whether a value of a date or timestamp column lies in the window: start in, end out. */
  isInside(value: string, window: Window): boolean {
    const { from, to } = this.#edges(window);
    const bound = (edge: Edge) => (value.includes('T') ? this.#instantAt(edge) : edge.day);
    if (from !== undefined && value < bound(from)) return false;
    return value < bound(to);
  }

  /**
   * Whether a period of whole days contains the window; instants are those of midnight.
   * @param start the day on which a window `since` a fact starts
   */
  isCovered(
    period: { readonly from: string; readonly to: string } | null,
    window: Window,
    column: 'date' | 'timestamp',
    start?: string,
  ): boolean {
    if (window.kind === 'ever') return true;
    if (period === null) return false;
    const edges = this.#edges(window);
    const from = start === undefined ? edges.from : { day: start, midnight: true };
    const known = { from: this.#midnight(period.from), to: this.#midnight(period.to) };
    const bound = (edge: Edge) =>
      column === 'timestamp' ? this.#instantAt(edge) : this.#midnight(edge.day);
    if (window.kind === 'next') return from !== undefined && bound(from) <= known.to;
    return (from === undefined || known.from <= bound(from)) && bound(edges.to) <= known.to;
  }

  /** Whether a period holds all that may follow events of the window: to the run's moment. */
  isFollowed(
    period: { readonly from: string; readonly to: string } | null,
    window: Window,
    column: 'date' | 'timestamp',
  ): boolean {
    const { from } = this.#edges(window);
    if (from === undefined) return true;
    return this.isCovered(period, { kind: 'since', fact: '' }, column, from.day);
  }

  /** The local day of a timestamp. */
  localDay(timestamp: string): string {
    return Temporal.Instant.from(timestamp).toZonedDateTimeISO(this.#zone).toPlainDate().toString();
  }

  #edges(window: Window): { readonly from: Edge | undefined; readonly to: Edge } {
    const { today } = this;
    const now = { day: today, midnight: false };
    const away = (length: WindowLength, sign: 1 | -1): Edge => ({
      day: shift(today, length, sign),
      midnight: false,
    });
    switch (window.kind) {
      case 'ever':
      case 'since':
        return { from: undefined, to: now };
      case 'last':
        return { from: away(window.length, -1), to: now };
      case 'between':
        return { from: away(window.from, -1), to: away(window.to, -1) };
      case 'next':
        return { from: now, to: away(window.length, 1) };
      case 'calendar': {
        const first = (back: number) => ({
          day: firstDay(today, window.period, back),
          midnight: true,
        });
        return { from: first(window.back), to: window.back === 0 ? now : first(window.back - 1) };
      }
    }
  }

  #instantAt({ day, midnight }: Edge): string {
    return midnight ? this.#midnight(day) : this.#instantOn(day);
  }

  /**
   * The run's time of day on another day, as an instant. The run's own day needs no clock: in the
   * hour that it repeats, the wall time names two instants, and the run is one of them.
   */
  #instantOn(day: string): string {
    if (day === this.today) return this.#asOf.toString({ smallestUnit: 'microsecond' });
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

/** Walks back month by month to the start of a period, as often as asked. */
function firstDay(text: string, period: CalendarPeriod, back: number): string {
  const starts = { month: 12, quarter: 4, year: 1 }[period];
  let { year, month } = read(text);
  const isStart = () => (month - 1) % (12 / starts) === 0;
  while (!isStart()) month -= 1;
  for (let left = back; left > 0; left--) {
    do {
      month -= 1;
      if (month === 0) [year, month] = [year - 1, 12];
    } while (!isStart());
  }
  return write({ year, month, day: 1 });
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
