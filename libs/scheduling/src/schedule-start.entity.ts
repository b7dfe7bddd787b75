import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DueReason } from './schedule-state.js';

/** Why a schedule started a run. */
export type StartReason = DueReason | 'request';

/** A run that a schedule started, and what for. */
@Entity('schedule_start')
export class ScheduleStartEntity {
  @PrimaryColumn({ name: 'run_id', type: 'int' })
  runId!: number;

  @Column({ type: 'text' })
  schedule!: string;

  @Column({ type: 'text' })
  reason!: StartReason;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  /** Times of its cron that this one run stands for. */
  @Column({ type: 'int' })
  slots!: number;
}
