import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SnapshotDiff } from '../job/snapshot-diff.js';
import type { SnapshotManifest } from './snapshot-manifest.js';

/** A sealed set of tag tables. Its manifest never changes; publication only points at it. */
@Entity('snapshot')
export class SnapshotEntity {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  @Column({ name: 'run_id', type: 'int' })
  runId!: number;

  @Column({ type: 'text' })
  state!: 'sealed' | 'published';

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf!: Date;

  @Column({ type: 'text' })
  zone!: string;

  @Column({ name: 'content_digest', type: 'text' })
  contentDigest!: string;

  @Column({ type: 'jsonb' })
  manifest!: SnapshotManifest;

  @Column({ type: 'jsonb', nullable: true })
  diff!: SnapshotDiff | null;

  @Column({ name: 'previous_id', type: 'int', nullable: true })
  previousId!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

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
