import { DomainError } from '@tagwright/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { recordRunEnd } from './record-run-end.js';
import type { RunError, RunKind, RunState } from './run.entity.js';
import { StepProgress } from './step-progress.js';
import type { StepReport } from './step-report.js';

const LEASE_SECONDS = 30;
const HEARTBEAT_MILLISECONDS = 5_000;
/** Without a heartbeat for so long a worker must take its lease for lost, in milliseconds. */
const GIVE_UP_MILLISECONDS = (LEASE_SECONDS - 5) * 1_000;

/** What the row says of a lease that was just taken. */
interface Taken {
  readonly token: string;
  readonly attempt: number;
  readonly kind: RunKind;
}

/**
 * The right to execute one run, on the database's time: taken with a new fencing token, kept by a
 * heartbeat, and lost for good once somebody else takes it.
 */
export class RunLease {
  private readonly ordinals = new Map<string, number>();
  private readonly ended = new AbortController();
  private heartbeat: NodeJS.Timeout | undefined;
  private renewed = performance.now();
  readonly token: string;
  readonly attempt: number;
  /** What the work reports, written down in its order. */
  readonly steps: StepProgress;

  private constructor(
    private readonly dataSource: DataSource,
    readonly runId: number,
    { token, attempt, kind }: Taken,
  ) {
    this.token = token;
    this.attempt = attempt;
    this.steps = new StepProgress(this, kind);
  }

  /** Aborts, with the reason, when the work must end: lease lost, run cancelled, worker stopping. */
  get signal(): AbortSignal {
    return this.ended.signal;
  }

  /**
   * Takes a run that waits and whose time has come, or one whose lease is over; null when it is not
   * to be had. A run that lost its worker too often is set aside instead.
   */
  static async take(dataSource: DataSource, runId: number): Promise<RunLease | null> {
    return dataSource.transaction(async (manager) => {
      const [candidate] = await manager.query<{ spent: boolean }[]>(
        `SELECT state = 'running' AND attempt >= max_attempts AS spent FROM run WHERE id = $1
           AND ((state = 'queued' AND (not_before IS NULL OR not_before <= now()))
             OR (state = 'running' AND lease_until < now()))
         FOR UPDATE SKIP LOCKED`,
        [runId],
      );
      if (candidate === undefined) return null;
      if (candidate.spent) {
        await setAside(manager, runId);
        return null;
      }
      await manager.query('DELETE FROM run_step WHERE run_id = $1', [runId]);
      const [[row]] = await manager.query<[Taken[], number]>(
        `UPDATE run SET state = 'running', started_at = coalesce(started_at, now()), progress = 0,
           attempt = attempt + 1, not_before = NULL,
           fencing_token = nextval('fencing_token_seq'), heartbeat_at = now(),
           lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), revision = revision + 1
         WHERE id = $1 RETURNING fencing_token::text AS token, attempt, kind`,
        [runId],
      );
      if (row === undefined) return null;
      const lease = new RunLease(dataSource, runId, row);
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
    // The last step ends when the run has succeeded already.
    await this.update(
      this.dataSource.manager,
      ['running', 'succeeded'],
      'progress = greatest(progress, $3)',
      [progress],
    );
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

  /**
   * Completes the run in the transaction that publishes its result, so that neither is ever seen
   * without the other. Waits for and then excludes whoever would take the run over or cancel it.
   * Whoever sees the run succeeded sees all its steps ended.
   * @throws DomainError `stale_token`, `run_cancelled`
   */
  async complete(manager: EntityManager, result: Readonly<Record<string, unknown>>): Promise<void> {
    await this.steps.settled();
    const [row] = await manager.query<{ cancelled: boolean }[]>(
      `SELECT cancel_requested_at IS NOT NULL AS cancelled FROM run
       WHERE id = $1 AND fencing_token = $2 AND state = 'running' FOR UPDATE`,
      [this.runId, this.token],
    );
    if (row === undefined) throw staleToken(this.runId);
    if (row.cancelled) throw cancelled(this.runId);
    await endSteps(manager, this.runId, 'succeeded');
    await manager.query(
      `UPDATE run SET state = 'succeeded', progress = 1, finished_at = clock_timestamp(),
         lease_until = NULL, error = NULL, result = $2, revision = revision + 1 WHERE id = $1`,
      [this.runId, result],
    );
    await recordRunEnd(manager, this.runId, 'succeeded', { result });
  }

  /** The tokens under which runs are worked on, this one or its successor included. */
  async tokensAtWork(): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ token: string }[]>(
      `SELECT fencing_token::text AS token FROM run WHERE state = 'running'`,
    );
    return new Set(rows.map(({ token }) => token));
  }

  /** @param retryIn seconds until the next attempt; null when there is none */
  async fail(error: RunError, retryIn: number | null): Promise<void> {
    await (retryIn === null
      ? this.leave(
          `state = 'failed', finished_at = now(), lease_until = NULL, error = $3`,
          [error],
          (manager) => recordRunEnd(manager, this.runId, 'failed', { code: error.code }),
        )
      : this.leave(
          `state = 'queued', lease_until = NULL, error = $3,
           not_before = now() + make_interval(secs => $4)`,
          [error, retryIn],
        ));
  }

  async cancelled(): Promise<void> {
    await this.leave(
      `state = 'cancelled', finished_at = now(), lease_until = NULL`,
      [],
      (manager) => recordRunEnd(manager, this.runId, 'cancelled', {}),
    );
  }

  /**
   * Gives the run back as if this attempt had not been begun: the worker ends, or others come first.
   * @param seconds until it may be taken again
   */
  async giveBack(seconds = 0): Promise<void> {
    await this.leave(
      `state = 'queued', lease_until = NULL, progress = 0, attempt = attempt - 1,
       not_before = now() + make_interval(secs => $3)`,
      [seconds],
    );
  }

  /** Ends the work from outside, e.g. because the worker stops. */
  abort(reason: DomainError): void {
    this.release();
    this.ended.abort(reason);
  }

  /** Stops the heartbeat; the lease then runs out by itself if the run has no outcome. */
  release(): void {
    clearInterval(this.heartbeat);
  }

  private startHeartbeat(): void {
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MILLISECONDS);
    this.heartbeat.unref();
  }

  private async beat(): Promise<void> {
    // The database may not answer, or not any more. Before others may take the run over, this worker
    // ends it.
    if (performance.now() - this.renewed > GIVE_UP_MILLISECONDS) {
      this.abort(leaseLost(this.runId));
      return;
    }
    const sent = performance.now();
    try {
      const [[row]] = await this.dataSource.query<[{ cancelled: boolean }[], number]>(
        `UPDATE run SET heartbeat_at = now(),
           lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), revision = revision + 1
         WHERE id = $1 AND fencing_token = $2 AND state = 'running'
         RETURNING cancel_requested_at IS NOT NULL AS cancelled`,
        [this.runId, this.token],
      );
      if (row === undefined) this.abort(leaseLost(this.runId));
      else if (row.cancelled) this.abort(cancelled(this.runId));
      this.renewed = sent;
    } catch {
      // The next beat tries again, as long as the lease lasts.
    }
  }

  /** Ends this attempt and its steps, if the run is still this worker's: else they are another's. */
  private leave(
    assignments: string,
    values: readonly unknown[],
    record: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await this.update(manager, ['running'], assignments, values);
      await endSteps(manager, this.runId, 'failed');
      await record(manager);
    });
  }

  private async update(
    manager: EntityManager,
    states: readonly RunState[],
    assignments: string,
    values: readonly unknown[],
  ): Promise<void> {
    const list = states.map((state) => `'${state}'`).join(', ');
    const [, changed] = await manager.query<[unknown[], number]>(
      `UPDATE run SET ${assignments}, revision = revision + 1
       WHERE id = $1 AND fencing_token = $2 AND state IN (${list})`,
      [this.runId, this.token, ...values],
    );
    if (changed === 0) throw leaseLost(this.runId);
  }
}

async function endSteps(
  manager: EntityManager,
  runId: number,
  state: 'succeeded' | 'failed',
): Promise<void> {
  await manager.query(
    `UPDATE run_step SET state = $2, finished_at = clock_timestamp()
     WHERE run_id = $1 AND state = 'running'`,
    [runId, state],
  );
}

/** A run whose workers died every time is poison: nobody begins it again by itself. */
async function setAside(manager: EntityManager, runId: number): Promise<void> {
  const error: RunError = {
    code: 'set_aside',
    message:
      'Every worker that began this run died with it. Start it again once the cause is mended.',
  };
  await endSteps(manager, runId, 'failed');
  await manager.query(
    `UPDATE run SET state = 'failed', finished_at = now(), lease_until = NULL, error = $2,
       revision = revision + 1 WHERE id = $1`,
    [runId, error],
  );
  await recordRunEnd(manager, runId, 'failed', { code: error.code });
}

function staleToken(runId: number): DomainError {
  return new DomainError('stale_token', `Run ${runId} may no longer publish; a newer one has.`, {
    kind: 'conflict',
  });
}

function leaseLost(runId: number): DomainError {
  return new DomainError('lease_lost', `Run ${runId} was taken over by another worker.`, {
    kind: 'conflict',
  });
}

function cancelled(runId: number): DomainError {
  return new DomainError('run_cancelled', `Run ${runId} was cancelled.`, { kind: 'conflict' });
}
