import { type YAMLMap, type YAMLSeq, isMap, isScalar, isSeq } from 'yaml';

import { parseText } from './definition-text.js';

/** A stretch of lines with what they say. */
interface Slice {
  readonly key: string;
  /** What the lines say, to be compared. */
  readonly says: string;
  readonly text: string;
  /** Lines of its own: the items of a list that is written line by line. */
  readonly items: { readonly head: string; readonly slices: readonly Slice[] } | null;
}

/**
 * A newly written text with the lines of the old one wherever both say the same: a diff then shows what
 * was changed, and nothing else.
 * @param value what the text has to say
 */
export function keepLayout(old: string, written: string, value: unknown): string {
  const kept = merged(slicesOf(old), slicesOf(written));
  return JSON.stringify(parseText(kept).toJS()) === JSON.stringify(value) ? kept : written;
}

function merged(
  old: { readonly head: string; readonly slices: readonly Slice[] },
  written: { readonly head: string; readonly slices: readonly Slice[] },
): string {
  const left = [...old.slices];
  const take = (isSame: (slice: Slice) => boolean): Slice | undefined => {
    const at = left.findIndex(isSame);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const parts = written.slices.map((slice) => {
    const same = take(({ key, says }) => key === slice.key && says === slice.says);
    if (same) return same.text;
    const before = left.find(({ key }) => key === slice.key)?.items;
    return before && slice.items ? merged(before, slice.items) : slice.text;
  });
  const head =
    old.slices.length > 0 && isSameHead(old.head, written.head) ? old.head : written.head;
  return head + parts.map(withLineEnd).join('');
}

const isSameHead = (old: string, written: string): boolean => old.trim() === written.trim();

const withLineEnd = (text: string): string =>
  text === '' || text.endsWith('\n') ? text : `${text}\n`;

/** The keys of a definition, each with its lines. */
function slicesOf(text: string): { readonly head: string; readonly slices: readonly Slice[] } {
  const { contents } = parseText(text);
  if (!isMap(contents) || contents.flow === true) return { head: text, slices: [] };
  const map = contents as unknown as YAMLMap;
  const pairs = map.items.flatMap(({ key, value }) =>
    isScalar(key) && key.range ? [{ key, value, start: startOfLines(text, key.range[0]) }] : [],
  );
  const slices = pairs.map(({ key, value, start }, index): Slice => {
    const end = pairs[index + 1]?.start ?? text.length;
    return {
      key: String(key.value),
      says: says(value),
      text: text.slice(start, end),
      items: isSeq(value) ? itemsOf(text, value, start, end) : null,
    };
  });
  return { head: text.slice(0, pairs[0]?.start ?? 0), slices };
}

/** The items of a list, each with its lines; null where several share a line. */
function itemsOf(text: string, list: YAMLSeq, start: number, end: number): Slice['items'] {
  if (list.flow === true || list.items.length === 0) return null;
  const starts = list.items.map((item) => dashBefore(text, item));
  if (starts.includes(-1)) return null;
  const slices = list.items.map((item, index): Slice => {
    const from = starts[index] ?? 0;
    return {
      key: '-',
      says: says(item),
      text: text.slice(from, starts[index + 1] ?? end),
      items: null,
    };
  });
  return { head: text.slice(start, starts[0] ?? start), slices };
}

function dashBefore(text: string, item: unknown): number {
  const at = (item as { range?: readonly number[] } | null)?.range?.[0];
  if (at === undefined) return -1;
  const dash = text.lastIndexOf('-', at);
  const line = text.lastIndexOf('\n', dash) + 1;
  return /^\s*$/.test(text.slice(line, dash)) ? startOfLines(text, dash) : -1;
}

/** The beginning of a line, or of the comments right above it. */
function startOfLines(text: string, at: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^\s*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

const says = (node: unknown): string =>
  JSON.stringify(
    typeof node === 'object' && node !== null && 'toJSON' in node
      ? (node as { toJSON(): unknown }).toJSON()
      : node,
  );
