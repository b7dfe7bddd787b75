import { isScalar } from 'yaml';
import type { Window, WindowLength, WindowUnit } from '../ast/window.js';
import type { Problems } from './problems.js';
import { named, readFields, readMapping, readWholeNumber } from './read-nodes.js';
import type { Cursor } from './cursor.js';

const UNITS: readonly WindowUnit[] = ['days', 'weeks', 'months', 'years'];
const KINDS = ['last', 'between', 'next'] as const;

/** `ever`, `{last: …}`, `{between: {from, to}}` or `{next: …}`. */
export function readWindow(at: Cursor, problems: Problems): Window | undefined {
  if (isScalar(at.node) && at.node.value === 'ever') return { kind: 'ever' };
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const kind = KINDS.find((each) => each === fields.keys[0]);
  const inner = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || inner === undefined || fields.keys.length !== 1) {
    const hint = 'Write `ever` or one of last, between, next.';
    problems.report(at, 'unknown_window', `${named(at)} is not a window.`, hint);
    return undefined;
  }
  if (kind === 'between') return readBetween(inner, problems);
  const length = readLength(inner, problems, 1);
  return length === undefined ? undefined : { kind, length };
}

function readBetween(at: Cursor, problems: Problems): Window | undefined {
  const fields = readFields(at, { required: ['from', 'to'] }, problems);
  const [fromAt, toAt] = [fields?.get('from'), fields?.get('to')];
  if (fromAt === undefined || toAt === undefined) return undefined;
  const from = readLength(fromAt, problems, 1);
  const to = readLength(toAt, problems, 0);
  if (from === undefined || to === undefined) return undefined;
  if (isLonger(from, to)) return { kind: 'between', from, to };
  const message = 'A window must start further back than it ends.';
  problems.report(at, 'empty_window', message, 'Both lengths count back from the run’s date.');
  return undefined;
}

function readLength(at: Cursor, problems: Problems, min: number): WindowLength | undefined {
  const fields = readMapping(at, problems);
  const unit = UNITS.find((each) => each === fields?.keys[0]);
  const countAt = unit === undefined ? undefined : fields?.get(unit);
  if (fields === undefined) return undefined;
  if (unit === undefined || countAt === undefined || fields.keys.length !== 1) {
    const hint = 'For example {months: 12}.';
    problems.report(at, 'unknown_length', `${named(at)} needs one of ${UNITS.join(', ')}.`, hint);
    return undefined;
  }
  const count = readWholeNumber(countAt, problems, { min, max: MAX_COUNT[unit] });
  return count === undefined ? undefined : { unit, count };
}

/** Whether `from` is longer than `to` on every calendar. */
function isLonger(from: WindowLength, to: WindowLength): boolean {
  const [a, b] = [IN_BASE[from.unit], IN_BASE[to.unit]];
  if (a.base === b.base) return a.times * from.count > b.times * to.count;
  return SHORTEST[a.base] * a.times * from.count > LONGEST[b.base] * b.times * to.count;
}

const IN_BASE: Readonly<Record<WindowUnit, { base: 'days' | 'months'; times: number }>> = {
  days: { base: 'days', times: 1 },
  weeks: { base: 'days', times: 7 },
  months: { base: 'months', times: 1 },
  years: { base: 'months', times: 12 },
};
const SHORTEST = { days: 1, months: 28 };
const LONGEST = { days: 1, months: 31 };

/** About a century. */
const MAX_COUNT: Readonly<Record<WindowUnit, number>> = {
  days: 36_500,
  weeks: 5_200,
  months: 1_200,
  years: 100,
};
