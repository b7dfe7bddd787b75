import type { TagSummary } from '../../api/types.js';
import { tellingFirst } from '../../elements/telling-first.js';
import { type FilterDraft, leavesOf } from './filter-draft.js';

/** Columns beside the id where nobody chose: the tags asked for first, then others up to this many. */
const USUAL = 7;

/** More are not ours; the API takes as many. */
const MOST = 200;

/** The columns that an address names; null where it leaves them to the filter. */
export function readColumns(query: string): readonly string[] | null {
  const text = new URLSearchParams(query).get('columns');
  if (text === null) return null;
  return [...new Set(text.split(',').filter(Boolean))].slice(0, MOST);
}

/** A query with the columns that were chosen. */
export function withColumns(query: string, columns: readonly string[] | null): string {
  if (!columns) return query;
  const named = `columns=${columns.map(encodeURIComponent).join(',')}`;
  return query ? `${query}&${named}` : named;
}

/**
 * The tags to show of whom a filter finds: the chosen ones in the order of choice, where they are
 * tags of that subject; else those asked for, and others beside them.
 */
export function shownColumns(
  tags: readonly TagSummary[],
  draft: FilterDraft,
  chosen: readonly string[] | null,
): readonly TagSummary[] {
  const own = tags.filter(({ subject }) => subject === draft.subject);
  if (chosen) return chosen.flatMap((code) => own.find((tag) => tag.code === code) ?? []);
  const asked = new Set(leavesOf(draft.where).map(({ tag }) => tag));
  const first = own.filter(({ code }) => asked.has(code));
  const others = tellingFirst(own.filter(({ code }) => !asked.has(code)));
  return [...first, ...others.slice(0, Math.max(0, USUAL - first.length))];
}
