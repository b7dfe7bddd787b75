import type { DateOperation, DifferenceOperation } from '@tagwright/rules';
import { duckDbText } from './duckdb-literals.js';

/** The distance between a date and the run's day, in 128 bits. */
export function dateDistance(operation: DateOperation, sql: string, day: string): string {
  const asOf = `DATE '${day}'`;
  switch (operation) {
    case 'daysSince':
      return dateDifference('daysBetween', sql, asOf);
    case 'daysUntil':
      return dateDifference('daysBetween', asOf, sql);
    case 'monthsSince':
      return dateDifference('monthsBetween', sql, asOf);
    case 'yearsSince':
      return dateDifference('yearsBetween', sql, asOf);
    case 'age':
      return `(CASE WHEN ${sql} <= ${asOf} THEN ${dateDifference('yearsBetween', sql, asOf)} END)`;
  }
}

/** Days are counted; complete months go by the day of the month, without any clamping. */
export function dateDifference(operation: DifferenceOperation, from: string, to: string): string {
  if (operation === 'daysBetween') return `CAST(${to} - ${from} AS HUGEINT)`;
  const number = (date: string) => `(year(${date}) * 12 + month(${date}))`;
  const calendar = `(${number(to)} - ${number(from)})`;
  const early = `(CASE WHEN day(${from}) > day(${to}) THEN 1 ELSE 0 END)`;
  const late = `(CASE WHEN day(${from}) < day(${to}) THEN 1 ELSE 0 END)`;
  const months = `(CASE WHEN ${from} <= ${to} THEN ${calendar} - ${early} WHEN ${from} > ${to} THEN ${calendar} + ${late} END)`;
  // `//` cuts towards zero: complete years count the same in both directions.
  return `CAST(${operation === 'monthsBetween' ? months : `(${months} // 12)`} AS HUGEINT)`;
}

export function localDate(sql: string, zone: string): string {
  return `CAST(timezone(${duckDbText(zone)}, timezone('UTC', ${sql})) AS DATE)`;
}

/** Zones are less than a day apart from UTC, so that only instants around the day need their zone. */
export function isFromLocalDay(sql: string, day: string, zone: string): string {
  const isSure = `${sql} >= ${day} + INTERVAL 1 DAY`;
  const isNear = `${sql} >= ${day} - INTERVAL 1 DAY`;
  return `(${isSure} OR (${isNear} AND ${localDate(sql, zone)} >= ${day}))`;
}
