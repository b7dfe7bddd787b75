import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DatasetManifest } from '../manifest.js';

/** An immutable version of an enterprise dataset; at most one per dataset is active. */
@Entity('dataset_version')
export class DatasetVersionEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  dataset!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ name: 'run_id', type: 'int', nullable: true })
  runId!: number | null;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  @Column({ type: 'bigint' })
  rows!: string;

  /** First covered day, `YYYY-MM-DD`. */
  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom!: string | null;

  /** First day that is no longer covered. */
  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo!: string | null;

  @Column({ type: 'jsonb' })
  manifest!: DatasetManifest;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false })
  createdAt!: Date;

  /** Marked for collection: its files are deleted at the earliest then. */
  @Column({ name: 'collect_after', type: 'timestamptz', nullable: true, insert: false })
  collectAfter!: Date | null;

  @Column({ name: 'files_deleted_at', type: 'timestamptz', nullable: true, insert: false })
  filesDeletedAt!: Date | null;
}
