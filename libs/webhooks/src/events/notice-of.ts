import { TEST_EVENT, type EventType } from './event-types.js';
import type { SealedEvent } from './sealed-event.js';

/** What the world outside is told of an event: ids, codes and states, never words of people. */
export interface Notice {
  readonly type: EventType | typeof TEST_EVENT;
  /** Kind and id of what it is about, e.g. `change_set/12`. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the portal shows it. */
  readonly page: string;
  /** Where the interface tells more, with a key. */
  readonly resource: string;
}

/** Null when webhooks do not speak of it. */
type Reader = (event: SealedEvent) => Notice | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['change_set.submitted', moved('change_set.submitted', 'in_review', ['approvalsNeeded'])],
  ['change_set.approved', moved('change_set.approved', 'approved')],
  ['change_set.scheduled', moved('change_set.scheduled', 'scheduled', ['effectiveAt'])],
  ['change_set.activated', moved('change_set.activated', 'active')],
  ['change_set.rejected', moved('change_set.rejected', 'rejected')],
  ['change_set.withdrawn', moved('change_set.withdrawn', 'withdrawn')],
  ['change_set.superseded', moved('change_set.superseded', 'superseded')],
  ['change_set.reopened', reopened],
  ['change_set.assigned', (event) => ofChangeSet('change_set.assigned', event, ['assignee'])],
  ['change_set.rolled_back', (event) => ofChangeSet('change_set.rolled_back', event, ['by'])],
  ['snapshot.published', published],
  ['run.failed', failed],
  [TEST_EVENT, tested],
]);

/** Actions of the audit trail that may be told outside. */
export const TOLD_ACTIONS: readonly string[] = [...READERS.keys()];

/** What is told of an event; null when nothing is. */
export function noticeOf(event: SealedEvent): Notice | null {
  return READERS.get(event.action)?.(event) ?? null;
}

function moved(type: EventType, state: string, more: readonly string[] = []): Reader {
  return (event) => ofChangeSet(type, event, ['from', 'digest', ...more], { state });
}

/** Whether a reviewer wants it changed or its author goes on: only the first leaves a decision. */
function reopened(event: SealedEvent): Notice {
  const type =
    event.details.decision === 'changes_requested'
      ? 'change_set.changes_requested'
      : 'change_set.reopened';
  return ofChangeSet(type, event, ['from'], { state: 'draft' });
}

function ofChangeSet(
  type: EventType,
  { objectCode, person, details }: SealedEvent,
  names: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Notice {
  return {
    type,
    subject: `change_set/${objectCode}`,
    data: { changeSet: Number(objectCode), ...more, ...pick(details, names), person },
    page: `/changes/${objectCode}`,
    resource: `/api/v1/change-sets/${objectCode}`,
  };
}

function published({ objectCode, details }: SealedEvent): Notice {
  const { runId: run, contentDigest } = details;
  return {
    type: 'snapshot.published',
    subject: `snapshot/${objectCode}`,
    data: { snapshot: Number(objectCode), run, contentDigest },
    page: `/snapshots/${objectCode}`,
    resource: `/api/v1/snapshots/${objectCode}`,
  };
}

function failed({ objectCode, details }: SealedEvent): Notice {
  return {
    type: 'run.failed',
    subject: `run/${objectCode}`,
    data: { run: Number(objectCode), ...pick(details, ['code']) },
    page: `/runs/${objectCode}`,
    resource: `/api/v1/runs/${objectCode}`,
  };
}

function tested({ objectCode }: SealedEvent): Notice {
  return {
    type: TEST_EVENT,
    subject: `webhook/${objectCode}`,
    data: { webhook: Number(objectCode) },
    page: '/admin?view=webhooks',
    resource: `/api/v1/webhooks/${objectCode}`,
  };
}

function pick(
  details: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
  );
}
