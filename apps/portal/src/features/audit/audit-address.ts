import { readKeys } from '../../routing/query-keys.js';

/** The parts of the audit room, one at a time. */
export const AUDIT_VIEWS = ['events', 'chain', 'asOf', 'evidence'] as const;

type AuditView = (typeof AUDIT_VIEWS)[number];

const FILTERS = ['account', 'action', 'objectKind', 'objectCode', 'from', 'to'] as const;

/** Which events; days are whole days of the reader's own zone, `to` included. */
export type EventFilter = Readonly<Record<(typeof FILTERS)[number], string>>;

export interface AuditAddress {
  readonly view: AuditView;
  readonly filter: EventFilter;
  /** The event that is open; empty for none. */
  readonly event: string;
}

export const NO_FILTER: EventFilter = {
  account: '',
  action: '',
  objectKind: '',
  objectCode: '',
  from: '',
  to: '',
};

export function readAuditAddress(query: string): AuditAddress {
  const params = new URLSearchParams(query);
  const view = AUDIT_VIEWS.find((each) => each === params.get('view')) ?? 'events';
  return { view, filter: readKeys(FILTERS, query), event: params.get('event') ?? '' };
}

export function writeAuditAddress({ view, filter, event }: AuditAddress): string {
  const params = new URLSearchParams();
  if (view !== 'events') params.set('view', view);
  for (const key of FILTERS) if (filter[key]) params.set(key, filter[key]);
  if (event) params.set('event', event);
  return params.toString();
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight at which a day begins where the reader is; null where it is no day. */
export function startOfDay(day: string, daysLater = 0): string | null {
  if (!DAY.test(day)) return null;
  const date = new Date(`${day}T00:00:00`);
  if (Number.isNaN(date.getTime())) return null;
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** What the API is asked for. */
export function eventQuery(filter: EventFilter): Readonly<Record<string, string | null>> {
  return { ...filter, from: startOfDay(filter.from), to: startOfDay(filter.to, 1) };
}
