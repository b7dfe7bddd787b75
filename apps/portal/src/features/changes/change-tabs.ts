import type { Query } from '../../api/http.js';

/** Which change-sets a list shows; each has its place in the address. */
export const CHANGE_TABS = ['waiting', 'mine', 'review', 'decided', 'over', 'all'] as const;

export type ChangeTab = (typeof CHANGE_TABS)[number];

const isTab = (text: string | null): text is ChangeTab =>
  (CHANGE_TABS as readonly (string | null)[]).includes(text);

/** The tab that an address names; what waits for the reader where it names none. */
export function tabOf(query: string): ChangeTab {
  const named = new URLSearchParams(query).get('show');
  return isTab(named) ? named : 'waiting';
}

export const addressOf = (tab: ChangeTab): string =>
  tab === 'waiting' ? '/changes' : `/changes?show=${tab}`;

/**
 * What the API is asked for; null where the answer is known to be nothing.
 * @param person whoever looks; a system has none, and nothing is theirs
 */
export function listQuery(tab: ChangeTab, person: string | null): Query | null {
  switch (tab) {
    case 'waiting':
      return { waiting: 'me' };
    case 'mine':
      return person === null ? null : { author: person };
    case 'review':
      return { state: 'in_review' };
    case 'decided':
    case 'over':
      return { state: tab };
    case 'all':
      return {};
  }
}
