import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { withLogContext } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { mayPass, waitAfter } from './retry-policy.js';
import { RunHandlers } from './run-handlers.js';
import { RunLease } from './run-lease.js';
import { RunLog } from './run-log.js';
import { RunService } from './run.service.js';
import { toRunError } from './to-run-error.js';
import { isFinal, type RunView } from './run-view.js';
import type { ReportStep } from './step-report.js';

/** A run that others are before tries again after so long; it has not failed. */
const SECONDS_BEHIND_OTHERS = 5;

/** Executes one run under a lease and writes down how it ended. */
@Injectable()
export class ExecuteRunService {
  private readonly logger = new Logger(ExecuteRunService.name);
  private readonly leases = new Set<RunLease>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunService,
    private readonly handlers: RunHandlers,
  ) {}

  /**
   * Does nothing when somebody else holds or has finished the run. A failure is an outcome of the
   * run, not of this call: look at the returned state.
   */
  execute(runId: number): Promise<RunView> {
    return withLogContext({ runId }, async () => {
      const lease = await RunLease.take(this.dataSource, runId);
      if (lease === null) return this.runs.get(runId);
      return withLogContext({ attempt: lease.attempt }, () => this.executeUnder(lease));
    });
  }

  /** Ends what is at work here and gives it back to the others. */
  stop(): void {
    const reason = new DomainError('worker_stopping', 'The worker stops.', { kind: 'unavailable' });
    for (const lease of this.leases) lease.abort(reason);
  }

  private async executeUnder(lease: RunLease): Promise<RunView> {
    const { runId } = lease;
    this.leases.add(lease);
    const log = new RunLog(this.logger);
    try {
      const run = await this.runs.get(runId);
      log.begun(run);
      await this.work(lease, run, log.reporting(lease.steps.report));
    } catch (error) {
      await this.end(lease, error);
    } finally {
      lease.release();
      this.leases.delete(lease);
    }
    const run = await this.runs.get(runId);
    log.ended(run);
    return run;
  }

  private async work(lease: RunLease, run: RunView, report: ReportStep): Promise<void> {
    try {
      await this.handlers.of(run.kind).run(lease, run, report);
    } finally {
      await lease.steps.settled();
    }
  }

  /** Writes down an attempt that came to no result. */
  private async end(lease: RunLease, error: unknown): Promise<void> {
    // A COMMIT whose answer got lost may have come about: the row knows, nobody guesses.
    const run = await this.runs.get(lease.runId);
    if (isFinal(run) || run.state === 'queued') return;
    const reason: unknown = lease.signal.aborted ? lease.signal.reason : error;
    const code = reason instanceof DomainError ? reason.code : '';
    if (code === 'lease_lost' || code === 'stale_token') {
      this.logger.warn({ msg: 'The run is no longer this worker’s', code });
      return;
    }
    const isCancelled = code === 'run_cancelled' || run.cancelRequestedAt !== null;
    if (isCancelled) await lease.cancelled();
    else if (code === 'worker_stopping') await lease.giveBack();
    else if (code === 'ingestion_running' && run.maxAttempts > 1) {
      await lease.giveBack(SECONDS_BEHIND_OTHERS);
    } else await this.fail(lease, reason, run);
  }

  private async fail(lease: RunLease, reason: unknown, run: RunView): Promise<void> {
    this.logger.warn({ msg: 'The attempt failed', err: reason });
    await lease.fail(toRunError(reason, lease.attempt), retryIn(reason, run));
  }
}

/** Seconds until the next attempt; null when another one cannot help or enough were made. */
function retryIn(error: unknown, { attempt, maxAttempts }: RunView): number | null {
  return mayPass(error) && attempt < maxAttempts ? waitAfter(attempt) : null;
}
