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

/** One thing that serving needs. */
export class CheckDto {
  /** `database`, `migrations`, `data_directory` or `queue`. */
  readonly name!: string;
  readonly status!: 'ok' | 'failed';
  /** What is wrong; empty where nothing is. */
  readonly problem!: string;
}

/** Whether requests can be served; what readers get at the moment. */
export class ReadinessDto {
  /** `degraded`: the queue is away, runs begin later. `unavailable`: do not send requests here. */
  readonly status!: 'ok' | 'degraded' | 'unavailable';
  /** The process is ending. */
  readonly stopping!: boolean;
  /** The published snapshot, null before the first publication. */
  readonly snapshotId!: number | null;
  readonly queue!: QueueHealthDto;
  readonly checks!: CheckDto[];
}

/** Which versions run here. */
export class InstallationDto {
  readonly product!: string;
  readonly node!: string;
  readonly postgres!: string;
}
