import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a run with what it measured: rows, seconds, files. */
@Entity('run_step')
export class RunStepEntity {
  @PrimaryColumn({ name: 'run_id', type: 'int' })
  runId!: number;

  @PrimaryColumn({ type: 'int' })
  ordinal!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  state!: 'running' | 'succeeded' | 'failed';

  @Column({ type: 'jsonb' })
  figures!: Record<string, unknown>;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
