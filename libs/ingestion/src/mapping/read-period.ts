import type { CoveredPeriod } from './source-mapping.js';
import type { Spot } from './spot.js';

/** Reads a covered period, half-open; null where none is written. */
export function readPeriod(spot: Spot): CoveredPeriod | null {
  if (spot.missing || !spot.only('from', 'to')) return null;
  const from = readDay(spot.at('from'));
  const to = readDay(spot.at('to'));
  if (from === undefined || to === undefined) return null;
  if (from < to) return { from, to };
  spot.fail('empty_period', `The period ends (${to}) before it begins (${from}).`);
  return null;
}

/** Reads a calendar day, `yyyy-MM-dd`. */
export function readDay(spot: Spot): string | undefined {
  const text = spot.text();
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  spot.fail('not_a_day', `${text} is not a day.`, 'Written yyyy-MM-dd.');
}
