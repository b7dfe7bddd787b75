/** The parts of a customer's page, in order. */
export const CUSTOMER_TABS = ['overview', 'before', 'after', 'timeline', 'tags'] as const;

export type CustomerTab = (typeof CUSTOMER_TABS)[number];

/** What of a customer an address shows. */
export interface CustomerView {
  readonly tab: CustomerTab;
  /** Kinds of events that the timeline is narrowed to; empty for all. */
  readonly kinds: readonly string[];
}

/** Reads the query of a customer's address; what it does not know is left out. */
export function readCustomerView(query: string): CustomerView {
  const asked = new URLSearchParams(query);
  const tab = CUSTOMER_TABS.find((each) => each === asked.get('tab')) ?? 'overview';
  const kinds = (asked.get('kinds') ?? '').split(',').filter((kind) => /^[a-z_]{1,40}$/.test(kind));
  return { tab, kinds: tab === 'timeline' ? kinds : [] };
}

/** The query that `readCustomerView` reads; empty for the first part. */
export function writeCustomerView({ tab, kinds }: CustomerView): string {
  const query = new URLSearchParams();
  if (tab !== 'overview') query.set('tab', tab);
  if (tab === 'timeline' && kinds.length > 0) query.set('kinds', kinds.join(','));
  return query.toString().replaceAll('%2C', ',');
}
