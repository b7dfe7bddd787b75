import { isScalar } from 'yaml';
import type { CatalogView, ValueType } from '../catalog-view.js';
import type { Literal, Outcome } from '../ast/value.js';
import { canonicalTimestamp, isCalendarDate } from '../logic/calendar-date.js';
import { isSafe, parsePlainNumber, powerOfTen } from '../logic/exact-decimal.js';
import { didYouMean } from './closest-word.js';
import type { Problems } from './problems.js';
import { named, readBoolean, readItems, readText } from './read-nodes.js';
import type { Cursor } from './cursor.js';

/** A single value of the type, in memory form; for `codes` one code of the list. */
export function readLiteral(
  at: Cursor,
  type: ValueType,
  catalog: CatalogView,
  problems: Problems,
): Literal | undefined {
  switch (type.kind) {
    case 'integer':
      return readNumber(at, 0, problems);
    case 'decimal':
      return readNumber(at, type.scale, problems);
    case 'boolean':
      return readBoolean(at, problems);
    case 'text':
      return readText(at, problems);
    case 'date':
      return readChecked(at, problems, 'a date, YYYY-MM-DD', (text) =>
        isCalendarDate(text) ? text : undefined,
      );
    case 'timestamp':
      return readChecked(at, problems, 'an instant such as 2026-01-01T00:00:00+08:00', (text) =>
        canonicalTimestamp(text),
      );
    case 'code':
    case 'codes':
      return readCode(at, type.list, catalog, problems);
    case 'id':
      problems.report(at, 'wrong_literal', 'An id cannot be compared with a value.');
      return undefined;
  }
}

/** The value of a case, `else` or `unknown`: as a literal, and `missing`, and lists for `codes`. */
export function readOutcome(
  at: Cursor,
  type: ValueType,
  catalog: CatalogView,
  problems: Problems,
): Outcome | undefined {
  if (isScalar(at.node) && at.node.value === 'missing') return null;
  if (isScalar(at.node) && at.node.value === null) {
    problems.report(at, 'wrong_literal', `${named(at)} is empty.`, 'Write `missing`.');
    return undefined;
  }
  if (type.kind !== 'codes') return readLiteral(at, type, catalog, problems);
  if (isScalar(at.node)) {
    const code = readCode(at, type.list, catalog, problems);
    return code === undefined ? undefined : [code];
  }
  const items = readItems(at, problems, 0);
  const codes = items?.map((item) => readCode(item, type.list, catalog, problems));
  if (codes?.every((code) => code !== undefined) !== true) return undefined;
  return sortedCodes(codes);
}

/** A set of codes in its one order: by code, without repeats. */
function sortedCodes(codes: Iterable<string>): string[] {
  return [...new Set(codes)].sort((a, b) => (a < b ? -1 : 1));
}

function readNumber(at: Cursor, scale: number, problems: Problems): number | undefined {
  const isNumber = isScalar(at.node) && typeof at.node.value === 'number';
  const written = isNumber && isScalar(at.node) ? at.node.source : undefined;
  const parsed = written === undefined ? undefined : parsePlainNumber(written);
  if (parsed === undefined) {
    problems.report(at, 'wrong_literal', `${named(at)} must be a number, written plainly.`);
    return undefined;
  }
  if (parsed.scale > scale) {
    const allowed = scale === 0 ? 'must be a whole number' : `may have ${scale} decimals`;
    problems.report(at, 'too_many_decimals', `${named(at)} ${allowed}.`);
    return undefined;
  }
  const digits = parsed.digits * powerOfTen(scale - parsed.scale);
  if (isSafe(digits)) return Number(digits);
  problems.report(at, 'unsafe_integer', `${named(at)} is beyond the exact range of ±(2^53 − 1).`);
  return undefined;
}

function readCode(
  at: Cursor,
  list: string,
  catalog: CatalogView,
  problems: Problems,
): string | undefined {
  const code = readText(at, problems);
  const codes = catalog.codeLists.get(list)?.codes ?? [];
  if (code === undefined || codes.some((entry) => entry.code === code)) return code;
  const hint = didYouMean(
    code,
    codes.map((entry) => entry.code),
  );
  problems.report(at, 'code_outside_list', `"${code}" is not in the code list "${list}".`, hint);
  return undefined;
}

function readChecked(
  at: Cursor,
  problems: Problems,
  expected: string,
  check: (text: string) => string | undefined,
): string | undefined {
  const text = isScalar(at.node) ? at.node.value : undefined;
  const value = typeof text === 'string' ? check(text) : undefined;
  if (value === undefined) {
    problems.report(at, 'wrong_literal', `${named(at)} must be ${expected}.`);
  }
  return value;
}
