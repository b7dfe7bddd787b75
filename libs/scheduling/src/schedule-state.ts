import type { Hold } from './hold.js';

/** Why a schedule waits for its start. */
export type DueReason = 'cron' | 'arrival';

/** A start that waits. */
export interface DueStart {
  readonly since: Date;
  readonly reason: DueReason;
  /** Times of its cron that the start stands for. */
  readonly slots: number;
  readonly held: Hold | null;
}

/** How far a schedule is. What it says stands in the catalog. */
export interface ScheduleState {
  readonly code: string;
  /** Of the times and datasets that `nextAt` and `watermark` follow. */
  readonly timingHash: string;
  /** The first time of its cron that nothing was done for. */
  readonly nextAt: Date | null;
  /** Dataset versions up to this id have been seen. */
  readonly watermark: number;
  readonly due: DueStart | null;
  readonly paused: { readonly since: Date; readonly reason: string | null } | null;
}
