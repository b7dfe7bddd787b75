import { hash as digest } from 'node:crypto';
import type { EventText } from './event-text.js';

/** Texts that JSON spells as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** What the first event follows. */
export const CHAIN_START = '0'.repeat(64);

/** An event's place in the chain. */
export interface Seal {
  /** Decimal digits, without gaps from 1. */
  readonly sequence: string;
  /** Of the seal before; `CHAIN_START` for the first. */
  readonly previous: string;
  readonly hash: string;
}

/**
 * What the chain knows of an event without its content. It stands in for an event that a package of
 * evidence leaves out, and proves that the event is about something else or of another time.
 */
export interface EventStub {
  readonly occurredAt: string;
  /** Of what the event is about (`objectDigest`). */
  readonly object: string;
  /** SHA-256 over the canonical JSON of the whole event. */
  readonly content: string;
}

/** Digests of the objects that were met last: events about one often follow each other. */
const digests = new Map<string, string>();
const MOST_DIGESTS = 10_000;

/** SHA-256 over the canonical JSON of `{code, kind}`. */
export function objectDigest(kind: string, code: string): string {
  const canonical = `{"code":${text(code)},"kind":${text(kind)}}`;
  const known = digests.get(canonical);
  if (known !== undefined) return known;
  if (digests.size >= MOST_DIGESTS) digests.clear();
  const digest = sha256(canonical);
  digests.set(canonical, digest);
  return digest;
}

export function stubOf(event: EventText): EventStub {
  return {
    occurredAt: event.occurredAt,
    object: objectDigest(event.objectKind, event.objectCode),
    content: sha256(canonicalEvent(event)),
  };
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of `{content, object, occurredAt, previous, sequence}`, in
 * lower-case hexadecimal. All values are texts or null, so canonical means here: members sorted, no
 * blanks.
 */
export function sealHash({ sequence, previous }: Omit<Seal, 'hash'>, stub: EventStub): string {
  const { occurredAt, object, content } = stub;
  // Digests need no escapes.
  return sha256(
    `{"content":"${content}","object":"${object}","occurredAt":${text(occurredAt)},` +
      `"previous":${text(previous)},"sequence":${text(sequence)}}`,
  );
}

/**
 * The canonical JSON of an event, written out because a long chain is proved by the million. What
 * else a row may hold stays out.
 */
export function canonicalEvent(event: EventText): string {
  const { account, action, address, channel, details, id } = event;
  const { objectCode, objectKind, occurredAt, patch, person, xid } = event;
  return (
    `{"account":${text(account)},"action":${text(action)},"address":${text(address)},` +
    `"channel":${text(channel)},"details":${text(details)},"id":${text(id)},` +
    `"objectCode":${text(objectCode)},"objectKind":${text(objectKind)},` +
    `"occurredAt":${text(occurredAt)},"patch":${text(patch)},"person":${text(person)},` +
    `"xid":${text(xid)}}`
  );
}

/** ECMAScript spells a text as RFC 8785 demands. */
function text(value: string | null): string {
  if (value === null) return 'null';
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
}

function sha256(data: string): string {
  return digest('sha256', data, 'hex');
}
