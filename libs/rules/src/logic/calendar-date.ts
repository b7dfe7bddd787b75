const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The one spelling of an instant in memory, `YYYY-MM-DDTHH:MM:SS.ffffffZ`, so that instants
 * compare as texts; undefined when the text is not an instant with an offset.
 */
export function canonicalTimestamp(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (match === null || !isCalendarDate(match[1] ?? '')) return undefined;
  const milliseconds = Date.parse(`${match[1] ?? ''}T${match[2] ?? ''}${match[4] ?? ''}`);
  if (Number.isNaN(milliseconds)) return undefined;
  const fraction = (match[3] ?? '').padEnd(6, '0');
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.${fraction}Z`;
}
