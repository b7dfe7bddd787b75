import { edgesOfWidth, type EvenEdges } from './even-edges.js';
import type { BinUnit } from './fact-profile.js';

const MOST_MONTHS = 38;
const MOST_YEARS = 98;

/** Months since the year 0 of a day `YYYY-MM-DD`. */
export function monthOf(day: string): bigint {
  const [, year = '0', month = '1'] = /^(-?\d+)-(\d\d)/.exec(day) ?? [];
  return BigInt(year) * 12n + BigInt(month) - 1n;
}

/** The first day of a month that is counted from the year 0. */
export function firstDayOf(month: bigint): string {
  const year = (month - (((month % 12n) + 12n) % 12n)) / 12n;
  const text = String(year < 0n ? -year : year).padStart(4, '0');
  return `${year < 0n ? '-' : ''}${text}-${String(month - year * 12n + 1n).padStart(2, '0')}-01`;
}

/** Bins of months, of years where those would be too many, else of decades. */
export function calendarEdges(
  low: string,
  high: string,
): { readonly unit: BinUnit; readonly edges: EvenEdges } {
  const [from, to] = [monthOf(low), monthOf(high)];
  const months = edgesOfWidth(from, to, 1n);
  if (months.bins <= MOST_MONTHS) return { unit: 'month', edges: months };
  const years = edgesOfWidth(from, to, 12n);
  if (years.bins <= MOST_YEARS) return { unit: 'year', edges: years };
  return { unit: 'decade', edges: edgesOfWidth(from, to, 120n) };
}
