/** The process answers. */
export class HealthDto {
  readonly status!: 'ok';
}

/** The database answers; what readers get at the moment. */
export class ReadinessDto {
  readonly status!: 'ok';
  /** The published snapshot, null before the first publication. */
  readonly snapshotId!: number | null;
}
