/** The process answers. */
export class HealthDto {
  readonly status!: 'ok';
}

/** What carries runs to workers. Without it runs are accepted and begin later. */
export class QueueHealthDto {
  readonly status!: 'ok' | 'unavailable';
  /** Runs that wait in it; null where it does not answer. */
  readonly waiting!: number | null;
}

/** The database answers; what readers get at the moment. */
export class ReadinessDto {
  readonly status!: 'ok';
  /** The published snapshot, null before the first publication. */
  readonly snapshotId!: number | null;
  readonly queue!: QueueHealthDto;
}
