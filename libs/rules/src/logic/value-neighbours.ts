import type { Literal } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { isCalendarDate } from './calendar-date.js';

/**
 * The next value of an ordered type (`step` 1) or the one before (-1), so that nothing lies in
 * between; undefined at the end of what a fact can hold.
 */
function neighbour(value: Literal, type: ValueType, step: 1 | -1): Literal | undefined {
  if (typeof value === 'number') return safe(value + step);
  if (typeof value !== 'string') return undefined;
  if (type.kind === 'date') return nextDay(value, step);
  return type.kind === 'timestamp' ? nextMicrosecond(value, step) : undefined;
}

/** Each value and those right beside it; beyond the ends of what a fact can hold there is none. */
export function withNeighbours(values: readonly Literal[], type: ValueType): Literal[] {
  const all = values.flatMap((each) => [neighbour(each, type, -1), each, neighbour(each, type, 1)]);
  return all.filter((each) => each !== undefined);
}

function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

const DAY = 86_400_000;

function nextDay(day: string, step: number): string | undefined {
  const moved = isoText(Date.parse(`${day}T00:00:00Z`) + step * DAY)?.slice(0, 10);
  return moved !== undefined && isCalendarDate(moved) ? moved : undefined;
}

/** Timestamps are written with six decimals: `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
function nextMicrosecond(instant: string, step: number): string | undefined {
  const micros = Number(instant.slice(20, 26)) + step;
  if (micros >= 0 && micros < 1_000_000) {
    return `${instant.slice(0, 20)}${String(micros).padStart(6, '0')}Z`;
  }
  const second = isoText(Date.parse(`${instant.slice(0, 19)}Z`) + step * 1000)?.slice(0, 19);
  if (second === undefined || !isCalendarDate(second.slice(0, 10))) return undefined;
  return `${second}.${step > 0 ? '000000' : '999999'}Z`;
}

/** Undefined beyond the calendar of `Date` and for years that are not written with four digits. */
function isoText(milliseconds: number): string | undefined {
  if (Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8.64e15) return undefined;
  const text = new Date(milliseconds).toISOString();
  return /^\d/.test(text) ? text : undefined;
}
