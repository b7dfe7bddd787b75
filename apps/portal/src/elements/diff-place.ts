import { isObject } from './structural-diff.js';

/** One part of the name of a place in a definition. */
export type PlacePart =
  /** A member of a list that people count: the second case, the third example. */
  | { readonly kind: 'member'; readonly list: string; readonly number: number }
  /** A comparison: what it looks at, and how. */
  | { readonly kind: 'comparison'; readonly code: string; readonly operator: string }
  | { readonly kind: 'key'; readonly key: string };

export interface DiffPlace {
  readonly parts: readonly PlacePart[];
  /** The fact or tag whose values stand there, so that they can be named; null for words and settings. */
  readonly valuesOf: string | null;
}

/** Lists whose members have a number; members of others are found by what they say. */
const COUNTED = new Set([
  'cases',
  'examples',
  'rules',
  'rows',
  'points',
  'bands',
  'steps',
  'codes',
]);
/** Keys that say nothing beside what stands around them. */
const SILENT = new Set(['when', 'all', 'any', 'not', 'value', 'then']);
/** Keys under which the tag's own values stand. */
const OWN_VALUES = new Set(['else', 'expect', 'value', 'then']);

/**
 * The name of a place, in parts that a reader knows: “Case 2 › Value score, at least”.
 * @param document the side that has the place
 * @param own code of the definition
 */
export function placeOf(path: readonly string[], document: unknown, own: string): DiffPlace {
  const parts: PlacePart[] = [];
  let here: unknown = document;
  let list = '';
  let valuesOf: string | null = null;
  for (const [index, step] of path.entries()) {
    const comparison = comparisonOf(here);
    if (comparison) {
      parts.push({ kind: 'comparison', ...comparison });
      if (step === 'value') return { parts, valuesOf: comparison.code };
    }
    const part = partOf(step, list);
    if (part) parts.push(part);
    if (path[index - 1] === 'given') valuesOf = step;
    else if (OWN_VALUES.has(step)) valuesOf = own;
    list = step;
    here = childOf(here, step);
  }
  return { parts, valuesOf };
}

function partOf(step: string, list: string): PlacePart | null {
  if (/^\d+$/.test(step)) {
    return COUNTED.has(list) ? { kind: 'member', list, number: Number(step) + 1 } : null;
  }
  return SILENT.has(step) || COUNTED.has(step) ? null : { kind: 'key', key: step };
}

/** What a condition looks at, where `value` is one. */
export function comparisonOf(value: unknown): { code: string; operator: string } | null {
  if (!isObject(value) || typeof value.operator !== 'string') return null;
  const code = value.fact ?? value.tag ?? value.code;
  return typeof code === 'string' ? { code, operator: value.operator } : null;
}

function childOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[Number(step)];
  return isObject(value) ? value[step] : undefined;
}

/** As a JSON pointer (RFC 6901), for comments on the place. */
export const pointerOf = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The steps of a JSON pointer. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Codes of all facts and tags that a definition names, so that they can be shown by their names. */
export function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (!isObject(value)) return [];
  const named = [value.fact, value.tag].filter((code): code is string => typeof code === 'string');
  const given = isObject(value.given) ? Object.keys(value.given) : [];
  return [...named, ...given, ...Object.values(value).flatMap(codesIn)];
}
