import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { didYouMean } from './closest-word.js';
import { LIMITS } from './limits.js';
import type { Problems } from './problems.js';
import type { Cursor } from './cursor.js';

/** A mapping whose keys have been checked. */
export interface Fields {
  readonly at: Cursor;
  get(key: string): Cursor | undefined;
  readonly keys: readonly string[];
}

export interface Shape {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** A mapping with any keys, or undefined (reported) when it is something else. */
export function readMapping(at: Cursor, problems: Problems): Fields | undefined {
  if (refusesAlias(at, problems)) return undefined;
  if (!isMap(at.node)) {
    problems.report(at, 'not_a_mapping', `${named(at)} must be a mapping of keys to values.`);
    return undefined;
  }
  if (at.node.items.length > LIMITS.items) {
    problems.report(at, 'list_too_long', `${named(at)} has more than ${LIMITS.items} keys.`);
    return undefined;
  }
  const children = new Map<string, Cursor>();
  for (const pair of at.node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    const keyNode = pair.key as Node | null;
    if (key === undefined) {
      problems.report({ ...at, node: keyNode }, 'not_a_key', 'A key must be a plain word.');
      continue;
    }
    const path = at.path === '' ? key : `${at.path}.${key}`;
    if (children.has(key)) {
      const message = `The key "${key}" is there twice.`;
      problems.report({ ...at, node: keyNode, path }, 'duplicate_key', message);
    }
    const node = pair.value as Node | null;
    children.set(key, { node, fallback: keyNode, path, source: at.source });
  }
  return { at, get: (key) => children.get(key), keys: [...children.keys()] };
}

/** A mapping with exactly the keys of the shape; unknown and absent ones are reported. */
export function readFields(at: Cursor, shape: Shape, problems: Problems): Fields | undefined {
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const known = [...shape.required, ...(shape.optional ?? [])];
  for (const key of fields.keys) {
    if (known.includes(key)) continue;
    const hint = didYouMean(key, known) ?? `Known keys: ${known.join(', ')}.`;
    const spot = fields.get(key);
    problems.report(
      { ...(spot ?? at), node: spot?.fallback ?? at.node },
      'unknown_key',
      `There is no key "${key}" here.`,
      hint,
    );
  }
  const absent = shape.required.filter((key) => fields.get(key) === undefined);
  for (const key of absent) {
    problems.report(at, 'missing_key', `${named(at)} needs the key "${key}".`);
  }
  return absent.length > 0 ? undefined : fields;
}

/** The items of a list with between `min` and `LIMITS.items` items. */
export function readItems(at: Cursor, problems: Problems, min = 1): Cursor[] | undefined {
  if (refusesAlias(at, problems)) return undefined;
  if (!isSeq(at.node)) {
    problems.report(at, 'not_a_list', `${named(at)} must be a list.`);
    return undefined;
  }
  const { items } = at.node;
  if (items.length < min) {
    problems.report(at, 'empty_list', `${named(at)} must have at least ${min} item(s).`);
    return undefined;
  }
  if (items.length > LIMITS.items) {
    problems.report(at, 'list_too_long', `${named(at)} has more than ${LIMITS.items} items.`);
    return undefined;
  }
  return items.map((item, index) => ({
    node: item as Node | null,
    fallback: at.node,
    path: `${at.path}[${index}]`,
    source: at.source,
  }));
}

/** A text that is written as text: `5`, `true` and an empty value are not. */
export function readText(at: Cursor, problems: Problems): string | undefined {
  if (refusesAlias(at, problems)) return undefined;
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value !== 'string' || value.trim() === '') {
    const written = isScalar(at.node) ? at.node.source : undefined;
    const isNumber = typeof value === 'number' && written !== undefined;
    const hint = isNumber ? { hint: `Quote it: '${written}'.`, replacement: written } : undefined;
    problems.report(at, 'not_a_text', `${named(at)} must be a text.`, hint);
    return undefined;
  }
  if (value.length > LIMITS.text) {
    problems.report(at, 'text_too_long', `${named(at)} is longer than ${LIMITS.text} characters.`);
    return undefined;
  }
  if (UNPRINTABLE.test(value)) {
    const message = `${named(at)} has a control character or half of one.`;
    problems.report(at, 'control_character', message);
    return undefined;
  }
  return value;
}

/** Control characters but tab and line end, those that turn the direction, half characters. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

/** One of a closed list of words. */
export function readOneOf<const T extends string>(
  at: Cursor,
  words: readonly T[],
  problems: Problems,
): T | undefined {
  const text = readText(at, problems);
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found === undefined) {
    const hint = didYouMean(text, words) ?? `One of: ${words.join(', ')}.`;
    problems.report(at, 'unknown_word', `${named(at)} cannot be "${text}".`, hint);
  }
  return found;
}

/** A whole number within bounds. */
export function readWholeNumber(
  at: Cursor,
  problems: Problems,
  bounds: { min: number; max: number } = {
    min: Number.MIN_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
  },
): number | undefined {
  const value = isScalar(at.node) ? at.node.value : undefined;
  const inside = typeof value === 'number' && value >= bounds.min && value <= bounds.max;
  if (inside && Number.isSafeInteger(value)) return value + 0;
  const range = `between ${bounds.min} and ${bounds.max}`;
  problems.report(at, 'not_a_whole_number', `${named(at)} must be a whole number ${range}.`);
  return undefined;
}

export function readBoolean(at: Cursor, problems: Problems): boolean | undefined {
  const value = isScalar(at.node) ? at.node.value : undefined;
  if (typeof value === 'boolean') return value;
  problems.report(at, 'not_a_boolean', `${named(at)} must be true or false.`);
  return undefined;
}

/** How a message calls the spot. */
export function named(at: Cursor): string {
  return at.path === '' ? 'The definition' : `"${at.path}"`;
}

function refusesAlias(at: Cursor, problems: Problems): boolean {
  if (!isAlias(at.node)) return false;
  problems.report(at, 'alias_not_allowed', 'Anchors and aliases are not offered; write it out.');
  return true;
}
