/** An event of the audit trail with its place in the chain: what webhooks tell of. */
export interface SealedEvent {
  /** Its place in the order of all events, a whole number as text. */
  readonly sequence: string;
  /** SHA-256 over the event and all before it, 64 hex digits. */
  readonly hash: string;
  readonly occurredAt: Date;
  readonly person: string | null;
  readonly action: string;
  readonly objectCode: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The columns of a `SealedEvent`, over `audit_seal s` and `audit_event e`. */
export const SEALED_EVENT = `s.sequence::text AS sequence, s.hash, e.occurred_at AS "occurredAt", e.person,
  e.action, e.object_code AS "objectCode", e.details`;
