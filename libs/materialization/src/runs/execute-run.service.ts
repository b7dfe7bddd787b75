import { Injectable, Logger } from '@nestjs/common';
import { IngestSourceService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { MaterializeService } from '../materialize.service.js';
import { mayPass, waitAfter } from './retry-policy.js';
import { RunLease } from './run-lease.js';
import { RunService } from './run.service.js';
import type { RunError } from './run.entity.js';
import { isFinal, type RunView } from './run-view.js';

/** Executes one run under a lease and writes down how it ended. */
@Injectable()
export class ExecuteRunService {
  private readonly logger = new Logger(ExecuteRunService.name);
  private readonly leases = new Set<RunLease>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunService,
    private readonly materialize: MaterializeService,
    private readonly ingest: IngestSourceService,
  ) {}

  /**
   * Does nothing when somebody else holds or has finished the run. A failure is an outcome of the
   * run, not of this call: look at the returned state.
   */
  async execute(runId: number): Promise<RunView> {
    const lease = await RunLease.take(this.dataSource, runId);
    if (lease === null) return this.runs.get(runId);
    this.leases.add(lease);
    try {
      await this.work(lease, await this.runs.get(runId));
    } catch (error) {
      await this.end(lease, error);
    } finally {
      lease.release();
      this.leases.delete(lease);
    }
    return this.runs.get(runId);
  }

  /** Ends what is at work here and gives it back to the others. */
  stop(): void {
    const reason = new DomainError('worker_stopping', 'The worker stops.', { kind: 'unavailable' });
    for (const lease of this.leases) lease.abort(reason);
  }

  private async work(lease: RunLease, run: RunView): Promise<void> {
    const { steps, signal } = lease;
    try {
      if (run.kind === 'materialize') {
        const asOf = run.asOf === null ? null : new Date(run.asOf);
        await this.materialize.run(lease, asOf, steps.report);
        return;
      }
      const { source, directory } = run.params;
      if (typeof source !== 'string' || typeof directory !== 'string') {
        throw new DomainError('run_params', `Run ${run.id} does not say what to ingest.`);
      }
      await this.ingest.ingest({
        source,
        directory,
        runId: run.id,
        onProgress: steps.report,
        signal,
        complete: (manager, outcome) => lease.complete(manager, { ...outcome }),
      });
    } finally {
      await steps.settled();
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
      this.logger.warn(`Run ${run.id} is no longer this worker's: ${code}.`);
      return;
    }
    const isCancelled = code === 'run_cancelled' || run.cancelRequestedAt !== null;
    if (isCancelled) await lease.cancelled();
    else if (code === 'worker_stopping') await lease.giveBack();
    else await lease.fail(toRunError(reason, lease.attempt), retryIn(reason, run));
  }
}

/** Seconds until the next attempt; null when another one cannot help or enough were made. */
function retryIn(error: unknown, { attempt, maxAttempts }: RunView): number | null {
  return mayPass(error) && attempt < maxAttempts ? waitAfter(attempt) : null;
}

/** What of an error may be kept: its code, sentence and particulars, never a stack. */
function toRunError(error: unknown, attempt: number): RunError {
  if (error instanceof DomainError) {
    return { code: error.code, message: error.message, details: { ...error.details, attempt } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, details: { attempt } };
}
