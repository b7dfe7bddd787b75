import type { Words } from '@tagwright/kernel';
import type { CronTiming } from './cron-times.js';

/** The work that a schedule starts. */
export type ScheduledTask =
  | {
      readonly kind: 'ingest';
      readonly source: string;
      /** Folder with the source's files; a relative one lies below the home. */
      readonly directory: string;
    }
  | {
      readonly kind: 'materialize';
      /** A published snapshot older than this is stale, in seconds; null: never. */
      readonly staleAfterSeconds: number | null;
    }
  /** Marks and deletes what the retention policy does not keep. */
  | { readonly kind: 'collect' };

/** When runs start by themselves. */
export interface Schedule {
  readonly schedule: string;
  readonly name: Words;
  readonly task: ScheduledTask;
  readonly cron: CronTiming | null;
  /** A new version of one of these datasets makes the schedule due. */
  readonly onArrival: readonly string[];
  /** Schedules that go first. */
  readonly after: readonly string[];
}

/** A schedule as the catalog keeps it. */
export interface RegisteredSchedule extends Schedule {
  /** Since when it is written as it is now. */
  readonly registeredAt: Date;
}
