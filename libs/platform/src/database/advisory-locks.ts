/**
 * What processes over one database exclude each other from, each by a number of its own: the server
 * knows a lock by its number alone.
 */
export const ADVISORY_LOCKS = {
  /** Bringing the schema up to date. */
  migrations: 7_431_902_266,
  /** Making dataset versions active. */
  ingestion: 7_281_002,
  /** Shared by who copies or registers files, exclusive for who deletes them. */
  files: 7_281_003,
  /** Shared by who pins, exclusive for who chooses what to collect. */
  pins: 7_281_004,
  /** Starting what is due. */
  schedules: 7_281_005,
  /** Making the first accounts. */
  accounts: 7_281_006,
  /** Giving audit events their place in the chain. */
  auditSeal: 7_281_007,
} as const;
