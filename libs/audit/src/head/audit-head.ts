/** The end of the chain at one moment, signed: what keeps the end from being cut off unseen. */
export interface AuditHead {
  readonly format: 1;
  readonly sequence: string;
  readonly hash: string;
  /** When it was signed, in UTC. */
  readonly time: string;
  /** Of the public key that proves it: the first 16 hex digits of the SHA-256 of its DER form. */
  readonly keyId: string;
}

/** As it lies in a file. */
export interface SignedHead extends AuditHead {
  /** Ed25519 over the canonical JSON of the other members, base64. */
  readonly signature: string;
}
