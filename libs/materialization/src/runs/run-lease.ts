import type { DataSource } from 'typeorm';
import { DomainError } from '@tagwright/kernel';
import type { RunError } from './run.entity.js';
import type { StepReport } from './step-report.js';

const LEASE_SECONDS = 30;
const HEARTBEAT_MILLISECONDS = 5_000;

/**
 * The right to execute one run, on the database's time: taken with a new fencing token, kept by a
 * heartbeat, and lost for good once somebody else takes it.
 */
export class RunLease {
  private readonly ordinals = new Map<string, number>();
  private heartbeat: NodeJS.Timeout | undefined;

  private constructor(
    private readonly dataSource: DataSource,
    readonly runId: number,
    readonly token: string,
  ) {}

  /** Takes a queued run, or a running one whose lease is over; null when it is not to be had. */
  static async take(dataSource: DataSource, runId: number): Promise<RunLease | null> {
    return dataSource.transaction(async (manager) => {
      const candidates = await manager.query<unknown[]>(
        `SELECT id FROM run WHERE id = $1
           AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
         FOR UPDATE SKIP LOCKED`,
        [runId],
      );
      if (candidates.length === 0) return null;
      await manager.query('DELETE FROM run_step WHERE run_id = $1', [runId]);
      const [rows] = await manager.query<[{ token: string }[], number]>(
        `UPDATE run SET state = 'running', started_at = coalesce(started_at, now()), progress = 0,
           fencing_token = nextval('fencing_token_seq'), heartbeat_at = now(),
           lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), revision = revision + 1
         WHERE id = $1 RETURNING fencing_token::text AS token`,
        [runId],
      );
      const token = rows[0]?.token;
      if (token === undefined) return null;
      const lease = new RunLease(dataSource, runId, token);
      lease.startHeartbeat();
      return lease;
    });
  }

  /**
   * Records the beginning or the end of a step and moves the progress bar. A step begins where the
   * one before ended.
   */
  async step(report: StepReport, progress: number): Promise<void> {
    const ordinal = this.ordinals.get(report.step) ?? this.ordinals.size + 1;
    this.ordinals.set(report.step, ordinal);
    await this.guarded('progress = greatest(progress, $3)', [progress]);
    await this.dataSource.query(
      `INSERT INTO run_step (run_id, ordinal, name, state, figures, started_at)
       VALUES ($1, $2, $3, 'running', '{}', coalesce((
         SELECT max(finished_at) FROM run_step WHERE run_id = $1), clock_timestamp()))
       ON CONFLICT (run_id, ordinal) DO NOTHING`,
      [this.runId, ordinal, report.step],
    );
    if (report.state === 'finished') {
      await this.dataSource.query(
        `UPDATE run_step SET state = 'succeeded', finished_at = clock_timestamp(), figures = $3
         WHERE run_id = $1 AND ordinal = $2`,
        [this.runId, ordinal, report.figures ?? {}],
      );
    }
  }

  async succeed(result: Readonly<Record<string, unknown>>): Promise<void> {
    await this.guarded(
      `state = 'succeeded', progress = 1, finished_at = now(), lease_until = NULL, result = $3`,
      [result],
    );
    this.release();
  }

  async fail(error: RunError): Promise<void> {
    await this.dataSource.query(
      `UPDATE run_step SET state = 'failed', finished_at = clock_timestamp()
       WHERE run_id = $1 AND state = 'running'`,
      [this.runId],
    );
    await this.guarded(`state = 'failed', finished_at = now(), lease_until = NULL, error = $3`, [
      error,
    ]);
    this.release();
  }

  /** Stops the heartbeat without an outcome; the lease then runs out by itself. */
  release(): void {
    clearInterval(this.heartbeat);
  }

  private startHeartbeat(): void {
    this.heartbeat = setInterval(() => {
      this.guarded(
        `heartbeat_at = now(), lease_until = now() + make_interval(secs => ${LEASE_SECONDS})`,
        [],
      ).catch(() => {
        // Whoever lost the lease learns it at the next step or at publication, which check the token.
        this.release();
      });
    }, HEARTBEAT_MILLISECONDS);
    this.heartbeat.unref();
  }

  private async guarded(assignments: string, values: readonly unknown[]): Promise<void> {
    const [, changed] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE run SET ${assignments}, revision = revision + 1
       WHERE id = $1 AND fencing_token = $2 AND state = 'running'`,
      [this.runId, this.token, ...values],
    );
    if (changed === 0) {
      throw new DomainError('lease_lost', `Run ${this.runId} was taken over by another worker.`, {
        kind: 'conflict',
      });
    }
  }
}
