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

  /** Marked for collection: the files are deleted at the earliest then. */
  @Column({ name: 'collect_after', type: 'timestamptz', nullable: true })
  collectAfter!: Date | null;

  /** From here on some of the files may be gone. */
  @Column({ name: 'deletion_started_at', type: 'timestamptz', nullable: true })
  deletionStartedAt!: Date | null;

  @Column({ name: 'files_deleted_at', type: 'timestamptz', nullable: true })
  filesDeletedAt!: Date | null;

  /** Of the files that nothing else shared. */
  @Column({ name: 'freed_bytes', type: 'bigint', nullable: true })
  freedBytes!: string | null;
}
