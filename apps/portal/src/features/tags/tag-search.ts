import type { TagSummary } from '../../api/types.js';

/** What the tag list is narrowed to; empty means everything. It lives in the address. */
export interface TagSearch {
  readonly text: string;
  readonly category: string;
  readonly subject: string;
}

export function readTagSearch(query: string): TagSearch {
  const params = new URLSearchParams(query);
  const get = (key: string): string => params.get(key) ?? '';
  return { text: get('q'), category: get('category'), subject: get('subject') };
}

export function writeTagSearch(search: TagSearch): string {
  const params = new URLSearchParams();
  if (search.text) params.set('q', search.text);
  if (search.category) params.set('category', search.category);
  if (search.subject) params.set('subject', search.subject);
  return params.toString();
}

function haystack(tag: TagSummary): string {
  const { name, meaning, words } = tag;
  const parts = [tag.code, name.zh, name.en, meaning.zh, meaning.en, words.zh, words.en];
  return parts.join('\n').toLowerCase();
}

/** Tags that hold every word of the text in name, code or meaning of either language. */
export function searchTags(tags: readonly TagSummary[], search: TagSearch): readonly TagSummary[] {
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  return tags.filter(
    (tag) =>
      (!search.category || tag.category === search.category) &&
      (!search.subject || tag.subject === search.subject) &&
      words.every((word) => haystack(tag).includes(word)),
  );
}

/** How many tags each value of a facet has, in first-seen order. */
export function facet(
  tags: readonly TagSummary[],
  key: 'category' | 'subject',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag[key], (counts.get(tag[key]) ?? 0) + 1);
  return counts;
}
