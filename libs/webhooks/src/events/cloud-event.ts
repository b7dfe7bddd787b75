import type { Notice } from './notice-of.js';
import type { SealedEvent } from './sealed-event.js';

/** Digits of a sequence, so that texts compare as the numbers do. */
const SEQUENCE_DIGITS = 19;
/** Where an installation without an address of its own speaks from. */
const NOWHERE = 'urn:tagwright';

/**
 * The event as a CloudEvent 1.0 in structured JSON. The same event gives the same bytes at each
 * attempt; its id is its seal, so that it means one event of one installation's history.
 * @param address under which people reach the portal; null where nobody said
 */
export function cloudEvent(event: SealedEvent, notice: Notice, address: string | null): string {
  const { type, subject, data, page, resource } = notice;
  const links = address === null ? {} : { page: address + page, resource: address + resource };
  return JSON.stringify({
    specversion: '1.0',
    id: event.hash,
    source: address ?? NOWHERE,
    type: `tagwright.${type}`,
    subject,
    time: event.occurredAt.toISOString(),
    sequence: event.sequence.padStart(SEQUENCE_DIGITS, '0'),
    datacontenttype: 'application/json',
    data: { ...data, ...links },
  });
}
