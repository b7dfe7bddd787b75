import type { RunPriority } from '@tagwright/platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type RunKind = 'ingest' | 'materialize' | 'collect';
export type RunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** Why a run failed: a stable code and a sentence; never a stack or personal data. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** One execution of a job, from request to outcome. The queue carries only its id. */
@Entity('run')
export class RunEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int' })
  id!: number;

  @Column({ type: 'text' })
  kind!: RunKind;

  @Column({ type: 'text' })
  state!: RunState;

  @Column({ type: 'jsonb' })
  params!: Record<string, unknown>;

  @Column({ name: 'as_of', type: 'timestamptz', nullable: true })
  asOf!: Date | null;

  @Column({ type: 'text', nullable: true })
  zone!: string | null;

  /** 0 to 1. */
  @Column({ type: 'double precision' })
  progress!: number;

  /** Grows with every change, so that a watcher knows what it has seen. */
  @Column({ type: 'int' })
  revision!: number;

  /** How often the run has been begun. */
  @Column({ type: 'int' })
  attempt!: number;

  @Column({ name: 'max_attempts', type: 'int' })
  maxAttempts!: number;

  @Column({ type: 'text' })
  priority!: RunPriority;

  /** A run that waits for its next attempt is not begun earlier. */
  @Column({ name: 'not_before', type: 'timestamptz', nullable: true })
  notBefore!: Date | null;

  @Column({ name: 'cancel_requested_at', type: 'timestamptz', nullable: true })
  cancelRequestedAt!: Date | null;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  @Column({ name: 'request_hash', type: 'text', nullable: true })
  requestHash!: string | null;

  /** Whoever holds the newest token may publish; an older holder is refused. */
  @Column({ name: 'fencing_token', type: 'bigint', nullable: true })
  fencingToken!: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ name: 'heartbeat_at', type: 'timestamptz', nullable: true })
  heartbeatAt!: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  error!: RunError | null;

  @Column({ type: 'jsonb', nullable: true })
  result!: Record<string, unknown> | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
