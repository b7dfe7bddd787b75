import { DomainError } from '@tagwright/kernel';
import type { FactValue } from '../ast/value.js';
import type { CatalogView, ValueType } from '../catalog-view.js';
import { canonicalTimestamp, isCalendarDate } from '../logic/calendar-date.js';
import { isSafe, parsePlainNumber, powerOfTen } from '../logic/exact-decimal.js';

/** A value that a tag might have had: one value, one code of a set, or a stretch of numbers. */
export type Wanted =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'code'; readonly code: string }
  /** Both ends are inside; `null` is open. */
  | { readonly kind: 'band'; readonly from: number | null; readonly to: number | null };

/** Whether a tag's value is the wanted one, has it, or lies in it. */
export function isWanted(value: FactValue, wanted: Wanted): boolean {
  switch (wanted.kind) {
    case 'value':
      return value === wanted.value;
    case 'code':
      return typeof value === 'object' && value?.includes(wanted.code) === true;
    case 'band': {
      if (typeof value !== 'number') return false;
      return value >= (wanted.from ?? value) && value <= (wanted.to ?? value);
    }
  }
}

/**
 * Reads a wanted value as people write it: a code, `true` or `false`, a number, a date, `missing`;
 * for numbers also a stretch, `51..75`, `51..` or `..75`.
 * @throws DomainError `wanted_unreadable` when the tag's type has no such value.
 */
export function readWanted(text: string, type: ValueType, catalog: CatalogView): Wanted {
  const wanted = wantedOf(text, type, catalog);
  if (wanted !== undefined) return wanted;
  if (text === 'missing') return { kind: 'value', value: null };
  const message = `The tag never has the value "${text.slice(0, 60)}": ask for ${FORMS[type.kind]}.`;
  throw new DomainError('wanted_unreadable', message);
}

const FORMS: Readonly<Record<ValueType['kind'], string>> = {
  integer: 'a whole number, a stretch such as 51..75, or missing',
  decimal: 'a number with the decimals of the tag, a stretch such as 0.5..1, or missing',
  date: 'a date, YYYY-MM-DD, or missing',
  timestamp: 'an instant such as 2026-01-01T00:00:00+08:00, or missing',
  boolean: 'true, false or missing',
  text: 'a text of at most 200 characters, or missing',
  code: 'a code of its list, or missing',
  codes: 'one code of its list, or missing',
  id: 'missing; ids are not asked for',
};

function wantedOf(text: string, type: ValueType, catalog: CatalogView): Wanted | undefined {
  switch (type.kind) {
    case 'integer':
      return readNumbers(text, 0);
    case 'decimal':
      return readNumbers(text, type.scale);
    case 'boolean':
      return ['true', 'false'].includes(text) ? exactly(text === 'true') : undefined;
    case 'date':
      return isCalendarDate(text) ? exactly(text) : undefined;
    case 'timestamp':
      return exactly(canonicalTimestamp(text));
    case 'text':
      return text.length <= 200 && text !== 'missing' ? exactly(text) : undefined;
    case 'code':
      return isListed(text, type.list, catalog) ? exactly(text) : undefined;
    case 'codes':
      return isListed(text, type.list, catalog) ? { kind: 'code', code: text } : undefined;
    case 'id':
      return undefined;
  }
}

function exactly(value: FactValue | undefined): Wanted | undefined {
  return value === undefined ? undefined : { kind: 'value', value };
}

function isListed(code: string, list: string, { codeLists }: CatalogView): boolean {
  return codeLists.get(list)?.codes.some((each) => each.code === code) === true;
}

function readNumbers(text: string, scale: number): Wanted | undefined {
  const [from = '', to, more] = text.split('..');
  if (to === undefined) return exactly(readNumber(from, scale));
  if (more !== undefined || (from === '' && to === '')) return undefined;
  const ends = [from, to].map((end) => (end === '' ? null : readNumber(end, scale)));
  const [low, high] = ends;
  if (low === undefined || high === undefined) return undefined;
  return low !== null && high !== null && low > high
    ? undefined
    : { kind: 'band', from: low, to: high };
}

function readNumber(text: string, scale: number): number | undefined {
  const parsed = parsePlainNumber(text);
  if (parsed === undefined || parsed.scale > scale) return undefined;
  const digits = parsed.digits * powerOfTen(scale - parsed.scale);
  return isSafe(digits) ? Number(digits) : undefined;
}
