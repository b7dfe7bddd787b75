import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Hold } from './hold.js';
import type { DueReason } from './schedule-state.js';

/** The row that keeps how far a schedule is. */
@Entity('schedule')
export class ScheduleStateEntity {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'timing_hash', type: 'text' })
  timingHash!: string;

  @Column({ name: 'next_at', type: 'timestamptz', nullable: true })
  nextAt!: Date | null;

  @Column({ type: 'int' })
  watermark!: number;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'due_reason', type: 'text', nullable: true })
  dueReason!: DueReason | null;

  @Column({ type: 'int' })
  slots!: number;

  @Column({ type: 'jsonb', nullable: true })
  held!: Hold | null;

  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason!: string | null;
}
