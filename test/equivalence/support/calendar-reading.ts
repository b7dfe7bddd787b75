import type { WindowLength } from '@tagwright/rules';

/**
 * What lengths of time and anniversaries mean, read anew by nothing but `Date` and `Intl`: what is
 * under test shares no line with it.
 */

const DAY = 86_400_000;

/** The day so many days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** The day a length later, or before it with sign −1; a day that the month lacks is its last day. */
export function dayAt(day: string, { unit, count }: WindowLength, sign: 1 | -1): string {
  if (unit === 'days') return dayAfter(day, sign * count);
  if (unit === 'weeks') return dayAfter(day, sign * 7 * count);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = 12 * year + month - 1 + sign * count * (unit === 'years' ? 12 : 1);
  const last = new Date(Date.UTC(2000, 0, 1));
  last.setUTCFullYear(Math.floor(months / 12), (months % 12) + 1, 0);
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The wall clock of a zone, `YYYY-MM-DDTHH:MM:SS`. */
export function wallClock(milliseconds: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(milliseconds).replace(' ', 'T');
}

/** The moment at which a wall clock shows this: the first such, or as late as the clocks skip it. */
export function momentOf(wall: string, zone: string): number {
  const utc = Date.parse(`${wall}Z`);
  const offsets = [-DAY, DAY].map((beside) => {
    return Date.parse(`${wallClock(utc + beside, zone)}Z`) - (utc + beside);
  });
  const moments = offsets.map((offset) => utc - offset);
  const shown = moments.filter((each) => wallClock(each, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...moments);
}

/** The moment a length later by the calendar of a zone: the same wall clock on another day. */
export function momentAt(
  milliseconds: number,
  length: WindowLength,
  sign: 1 | -1,
  zone: string,
): number {
  const [day = '', time = ''] = wallClock(milliseconds, zone).split('T');
  return momentOf(`${dayAt(day, length, sign)}T${time}`, zone);
}

/** Whether a date returns in a later year between `today` and so many days ahead. */
export function returnsWithin(date: string, today: string, count: number): boolean {
  return Array.from({ length: count + 1 }, (_, ahead) => dayAfter(today, ahead)).some((day) => {
    if (Number(day.slice(0, 4)) <= Number(date.slice(0, 4))) return false;
    const isLeap = dayAfter(`${day.slice(0, 4)}-02-28`, 1).endsWith('-29');
    const wanted = date.endsWith('-02-29') && !isLeap ? '03-01' : date.slice(5);
    return day.slice(5) === wanted;
  });
}
