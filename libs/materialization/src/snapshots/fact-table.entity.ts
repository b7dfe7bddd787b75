import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Subject } from '@tagwright/rules';

/** A computed fact table, found again by what went into it. */
@Entity('fact_table')
export class FactTableEntity {
  @PrimaryColumn({ name: 'cache_key', type: 'text' })
  cacheKey!: string;

  @Column({ type: 'text' })
  subject!: Subject;

  /** Relative to the data directory. */
  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'bigint' })
  rows!: string;

  @Column({ type: 'jsonb' })
  columns!: unknown;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ name: 'run_id', type: 'int' })
  runId!: number;
}
