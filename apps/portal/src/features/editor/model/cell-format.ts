import { parseDocument } from 'yaml';

import type { ValueKind } from '../../../api/types.js';
import { isObject, literalOf } from './comparison.js';

/** How operators are written in a cell, longest first. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['>=', 'greaterThanInclusive'],
  ['<=', 'lessThanInclusive'],
  ['≥', 'greaterThanInclusive'],
  ['≤', 'lessThanInclusive'],
  ['!=', 'notEqual'],
  ['≠', 'notEqual'],
  ['>', 'greaterThan'],
  ['<', 'lessThan'],
  ['=', 'equal'],
];
const ANY = /^(?:any|任意|\*|-|)$/i;
/** What has a meaning of its own in a cell, and so cannot be written without quotation marks. */
const SPECIAL = /[,，、&{}'"<>=≥≤≠!]|\.\.|^\s|\s$|^$/;

/** A cell of a decision table, or of a scorecard's bin, as it is written in a grid: `> 3 & <= 9`, `D, G`. */
export function writeCell(cell: unknown): string {
  if (cell === 'any') return 'any';
  if (!isObject(cell)) return cell === undefined ? '' : inline(cell);
  const parts = Object.entries(cell).map(([operator, value]) => writePart(operator, value));
  return parts.includes(null) || parts.length === 0 ? inline(cell) : parts.join(' & ');
}

function writePart(operator: string, value: unknown): string | null {
  if (operator === 'isMissing' && value === true) return 'isMissing';
  if (operator === 'isPresent' && value === true) return 'isPresent';
  if (operator === 'between' && Array.isArray(value) && value.length === 2) {
    const [from, to] = value.map(plain);
    return from === null || to === null ? null : `${from}..${to}`;
  }
  if ((operator === 'in' || operator === 'notIn') && Array.isArray(value) && value.length > 0) {
    const items = value.map(plain);
    if (items.includes(null)) return null;
    if (operator === 'notIn') return `not ${items.join(', ')}`;
    const isPlain = items.length > 1 && !/^(?:in|not)\b/.test(items[0] ?? '');
    return isPlain ? items.join(', ') : `in ${items.join(', ')}`;
  }
  const text = plain(value);
  if (text === null) return null;
  if (operator === 'equal')
    return text === 'any' || /^(?:in|not)\b/.test(text) ? `= ${text}` : text;
  const sign = SIGNS.find(([, name]) => name === operator)?.[0];
  return sign === undefined ? null : `${sign} ${text}`;
}

/** A single value without signs of its own; null for everything else. */
function plain(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || SPECIAL.test(value)) return null;
  return /^(?:isMissing|isPresent|\*|-|任意)$/.test(value) ? null : value;
}

/** Reads a cell of a grid; what cannot be read stays as it is, for the check to name. */
export function readCell(text: string, kind: ValueKind): unknown {
  const trimmed = text.trim();
  if (ANY.test(trimmed)) return 'any';
  if (trimmed.startsWith('{')) return readInline(trimmed);
  const parts = trimmed.split(/\s*&\s*/).map((part) => readPart(part, kind));
  return Object.assign({}, ...parts) as unknown;
}

function readPart(part: string, kind: ValueKind): Readonly<Record<string, unknown>> {
  if (part === 'isMissing' || part === 'isPresent') return { [part]: true };
  const sign = SIGNS.find(([each]) => part.startsWith(each));
  if (sign) return { [sign[1]]: literalOf(kind, part.slice(sign[0].length)) };
  const negated = /^not\s+(.+)$/.exec(part)?.[1];
  const listed = negated ?? /^in\s+(.+)$/.exec(part)?.[1] ?? part;
  const items = listed.split(/\s*[,，、]\s*/).filter(Boolean);
  const values = items.map((item) => literalOf(kind, item));
  if (negated !== undefined) return { notIn: values };
  if (listed !== part || values.length > 1) return { in: values };
  const range = /^(-?[\d.]+?|\d{4}-\d\d-\d\d)\s*\.\.\s*(-?[\d.]+|\d{4}-\d\d-\d\d)$/.exec(part);
  if (range) return { between: [literalOf(kind, range[1] ?? ''), literalOf(kind, range[2] ?? '')] };
  return { equal: literalOf(kind, part) };
}

const inline = (value: unknown): string => JSON.stringify(value);

function readInline(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', prettyErrors: false });
  return document.errors.length > 0 ? { equal: text } : (document.toJS() as unknown);
}

/** The cells of a clipboard as spreadsheets fill it. */
export function readTsv(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => unquoted(cell.trim())));
}

const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;
