/** One step of a change by RFC 6902. */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  /** A JSON pointer (RFC 6901). */
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** What an event is about. */
export interface AuditedObject {
  /** E.g. `change_set`, `tag`, `run`, `account`. */
  readonly kind: string;
  readonly code: string;
}

/** What happened, without who and when: those come with the transaction. */
export interface AuditEvent {
  /** `<object>.<past participle>`, e.g. `change_set.approved`. */
  readonly action: string;
  readonly object: AuditedObject;
  /** How the object changed. */
  readonly patch?: readonly PatchOperation[];
  /** Anything else that matters: digests, counts, reasons. Never personal data in clear. */
  readonly details?: Readonly<Record<string, unknown>>;
}
