import type { FactSummary } from '../../api/types.js';

/** By what the list of facts can be narrowed. */
export const FACT_FACETS = ['subject', 'type', 'pii', 'group'] as const;

export type FactFacet = (typeof FACT_FACETS)[number];

/** What the list is narrowed to; empty means everything. It lives in the address. */
export type FactSearch = Readonly<Record<FactFacet | 'text' | 'dataset', string>>;

export const EVERY_FACT: FactSearch = {
  text: '',
  subject: '',
  type: '',
  pii: '',
  group: '',
  dataset: '',
};

const KEYS: Readonly<Record<keyof FactSearch, string>> = {
  text: 'q',
  subject: 'subject',
  type: 'type',
  pii: 'pii',
  group: 'group',
  dataset: 'dataset',
};

export function readFactSearch(query: string): FactSearch {
  const params = new URLSearchParams(query);
  const entries = Object.entries(KEYS).map(([key, name]) => [key, params.get(name) ?? '']);
  return Object.fromEntries(entries) as FactSearch;
}

export function writeFactSearch(search: FactSearch): string {
  const params = new URLSearchParams();
  for (const [key, name] of Object.entries(KEYS)) {
    const value = search[key as keyof FactSearch];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** What a fact has of a facet. */
function facetValue(fact: FactSummary, facet: FactFacet): string {
  return facet === 'type' ? fact.type.kind : fact[facet];
}

/** How many facts each value of a facet has, the most first. */
export function factFacet(
  facts: readonly FactSummary[],
  facet: FactFacet | 'dataset',
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    const values = facet === 'dataset' ? fact.datasets : [facetValue(fact, facet)];
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Facts that hold every word of the text in name, code or sentence of either language. */
export function searchFacts(
  facts: readonly FactSummary[],
  search: FactSearch,
): readonly FactSummary[] {
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  return facts.filter((fact) => {
    const { code, name, words: sentence } = fact;
    const text = [code, name.zh, name.en, sentence.zh, sentence.en].join('\n').toLowerCase();
    return (
      FACT_FACETS.every((facet) => !search[facet] || facetValue(fact, facet) === search[facet]) &&
      (!search.dataset || fact.datasets.includes(search.dataset)) &&
      words.every((word) => text.includes(word))
    );
  });
}
