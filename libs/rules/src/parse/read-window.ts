import { isScalar } from 'yaml';
import type { Window, WindowLength, WindowUnit } from '../ast/window.js';
import type { Subject } from '../catalog-view.js';
import { subjectScope } from './condition-scope.js';
import type { ParseContext } from './parse-context.js';
import type { Problems } from './problems.js';
import { readLength } from './read-length.js';
import { named, readFields, readMapping, readText } from './read-nodes.js';
import type { Cursor } from './cursor.js';

export const KINDS = ['last', 'between', 'next', 'since'] as const;
export const NAMED: ReadonlyMap<unknown, Window> = new Map<unknown, Window>([
  ['ever', { kind: 'ever' }],
  ['monthToDate', { kind: 'calendar', period: 'month', back: 0 }],
  ['quarterToDate', { kind: 'calendar', period: 'quarter', back: 0 }],
  ['yearToDate', { kind: 'calendar', period: 'year', back: 0 }],
  ['previousMonth', { kind: 'calendar', period: 'month', back: 1 }],
  ['previousQuarter', { kind: 'calendar', period: 'quarter', back: 1 }],
  ['previousYear', { kind: 'calendar', period: 'year', back: 1 }],
]);

/** A window by its name, `{last: …}`, `{between: {from, to}}`, `{next: …}` or `{since: fact}`. */
export function readWindow(
  at: Cursor,
  subject: Subject,
  context: ParseContext,
): Window | undefined {
  const { problems } = context;
  if (isScalar(at.node)) return readNamed(at, problems);
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const kind = KINDS.find((each) => each === fields.keys[0]);
  const inner = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || inner === undefined || fields.keys.length !== 1) {
    problems.report(at, 'unknown_window', `${named(at)} is not a window.`, HINT);
    return undefined;
  }
  if (kind === 'between') return readBetween(inner, context);
  if (kind === 'since') return readSince(inner, subject, context);
  const length = readLength(inner, { min: 1 }, context);
  return length === undefined ? undefined : { kind, length };
}

const HINT = `One of ${[...NAMED.keys()].join(', ')}, or a mapping: ${KINDS.join(', ')}.`;

function readNamed(at: Cursor, problems: Problems): Window | undefined {
  const window = isScalar(at.node) ? NAMED.get(at.node.value) : undefined;
  if (window === undefined) {
    problems.report(at, 'unknown_window', `${named(at)} is not a window.`, HINT);
  }
  return window;
}

/** A date fact of the same subject; whose value is missing, has no such window. */
function readSince(at: Cursor, subject: Subject, context: ParseContext): Window | undefined {
  const fact = readText(at, context.problems);
  if (fact === undefined) return undefined;
  const type = subjectScope(subject, context).resolve('fact', fact, at);
  if (type === undefined) return undefined;
  if (type.kind === 'date') return { kind: 'since', fact };
  context.problems.report(at, 'type_mismatch', `"${fact}" is not a date.`);
  return undefined;
}

function readBetween(at: Cursor, context: ParseContext): Window | undefined {
  const { problems } = context;
  const fields = readFields(at, { required: ['from', 'to'] }, problems);
  const [fromAt, toAt] = [fields?.get('from'), fields?.get('to')];
  if (fromAt === undefined || toAt === undefined) return undefined;
  const from = readLength(fromAt, { min: 1 }, context);
  const to = readLength(toAt, { min: 0 }, context);
  if (from === undefined || to === undefined) return undefined;
  if (isLonger(from, to)) return { kind: 'between', from, to };
  const message = 'A window must start further back than it ends.';
  problems.report(at, 'empty_window', message, 'Both lengths count back from the run’s date.');
  return undefined;
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
