/** A kind of dated event in a customer's history. */
export interface TimelineSource {
  readonly kind: TimelineKind;
  readonly dataset: string;
  /** SQL of which rows of the dataset are of this kind. */
  readonly where: string;
}

/** Behaviours of a lead event that people ask for by themselves. */
const TEST_DRIVES = `behaviour IN ('test_drive_booked', 'showroom_test_drive')`;

export const TIMELINE_KINDS = [
  'lead',
  'lead_event',
  'test_drive',
  'contact_attempt',
  'campaign_response',
  'sales_order',
  'service_order',
  'complaint',
  'satisfaction',
  'insurance_policy',
  'loyalty_transaction',
] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Where the events of each kind are. A row is an event once, at its dataset's own date. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = TIMELINE_KINDS.map((kind) => {
  if (kind === 'test_drive') return { kind, dataset: 'lead_event', where: TEST_DRIVES };
  if (kind === 'lead_event') {
    return { kind, dataset: kind, where: `NOT coalesce(${TEST_DRIVES}, false)` };
  }
  return { kind, dataset: kind, where: 'true' };
});
