/** The way in by which somebody acts. */
export type Channel = 'portal' | 'api' | 'cli' | 'job';

/** Who acts: what the audit trail writes down and the database's own checks compare. */
export interface Actor {
  /** The person (a UUID), whichever account they use; null for the product itself and for systems. */
  readonly person: string | null;
  /** The account or key that was used; `system` for the product itself. */
  readonly account: string;
  readonly channel: Channel;
  /** Network address of who asked, null where there is none. */
  readonly address: string | null;
  /** Roles of the account at this moment; none for the product itself. */
  readonly roles?: readonly string[];
}

/** The product itself: what happens at its start, by schedule, or in the course of a run. */
export const SYSTEM: Actor = { person: null, account: 'system', channel: 'job', address: null };
