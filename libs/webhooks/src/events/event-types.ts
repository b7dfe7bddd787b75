/** What a webhook may ask to be told. */
export const EVENT_TYPES = [
  'change_set.submitted',
  'change_set.assigned',
  'change_set.changes_requested',
  'change_set.reopened',
  'change_set.approved',
  'change_set.scheduled',
  'change_set.activated',
  'change_set.rolled_back',
  'change_set.rejected',
  'change_set.withdrawn',
  'change_set.superseded',
  'snapshot.published',
  'run.failed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Somebody asked for it in order to see whether it arrives; it goes to that webhook alone. */
export const TEST_EVENT = 'webhook.tested';

export function isEventType(text: string): text is EventType {
  return (EVENT_TYPES as readonly string[]).includes(text);
}
