import type { TimelineEvent } from '../../api/types.js';

/** The events of one local day, as the timeline lists them. */
export interface TimelineDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly events: readonly TimelineEvent[];
}

/** Groups events by local day; their order, from new to old, stays. */
export function groupByDay(events: readonly TimelineEvent[]): readonly TimelineDay[] {
  const days: { day: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const day = event.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** Local time of day `HH:MM`; null of an event of which only the day is known. */
export function timeOf({ at }: TimelineEvent): string | null {
  return at.length > 10 ? at.slice(11, 16) : null;
}

/** What a reader wants of an event at first sight, by its kind; the rest opens below it. */
const HEADLINES: Readonly<Record<string, readonly string[]>> = {
  lead: ['lead_source', 'intended_series', 'dealer', 'outcome'],
  lead_event: ['behaviour', 'channel'],
  test_drive: ['behaviour', 'channel'],
  contact_attempt: ['channel', 'purpose', 'result'],
  campaign_response: ['campaign', 'channel', 'response'],
  sales_order: ['order_type', 'dealer', 'amount'],
  service_order: ['service_type', 'dealer', 'mileage_km', 'amount'],
  complaint: ['complaint_type', 'dealer', 'closed_date'],
  satisfaction: ['survey_type', 'score', 'dealer'],
  insurance_policy: ['sold_by', 'premium', 'end_date'],
  loyalty_transaction: ['kind', 'points'],
};

/** Columns of an event's headline. */
export function headlineOf({ kind }: Pick<TimelineEvent, 'kind'>): readonly string[] {
  return HEADLINES[kind] ?? [];
}

/** Kinds with one more, or one less. */
export function toggled(kinds: readonly string[], kind: string): readonly string[] {
  return kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind];
}

/** How many events the chosen kinds have; of none chosen, all. */
export function countOf(
  counts: readonly { readonly kind: string; readonly count: number }[],
  kinds: readonly string[],
): number {
  return counts
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .reduce((sum, { count }) => sum + count, 0);
}
