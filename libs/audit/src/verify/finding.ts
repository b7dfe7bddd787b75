/** What can be wrong with an audit trail. */
export type TrailFault =
  /** The event does not give the hash that was sealed. */
  | 'event_edited'
  /** The event is as it was, the hash of its seal is not. */
  | 'seal_edited'
  /** The seal is there, its event is not. */
  | 'event_deleted'
  /** The events of two places were exchanged. */
  | 'events_reordered'
  /** A number is left out, or there twice. */
  | 'gap'
  /** The seal does not follow the one before: somebody edited a seal, or began a second chain. */
  | 'fork'
  /** The chain ends before a place that was signed. */
  | 'truncated'
  /** The chain holds another hash at a place than was signed: it was made again. */
  | 'rewritten'
  /** A head is not signed by the key beside it. */
  | 'bad_signature'
  /** Events that were written long enough ago and have no place in the chain. */
  | 'unsealed';

/** The first thing that is wrong. */
export interface TrailFinding {
  readonly fault: TrailFault;
  /** The first bad place in the chain; null where it is none. */
  readonly sequence: string | null;
  /** What is wrong, in a sentence. */
  readonly message: string;
}
