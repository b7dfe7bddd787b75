import { Injectable } from '@nestjs/common';
import { IngestSourceService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { MaterializeService } from '../materialize.service.js';
import { RunLease } from './run-lease.js';
import { RunService } from './run.service.js';
import type { RunError } from './run.entity.js';
import type { RunView } from './run-view.js';
import { StepProgress } from './step-progress.js';

/** Executes one run under a lease and writes down how it ended. */
@Injectable()
export class ExecuteRunService {
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
    try {
      const result = await this.work(lease, await this.runs.get(runId));
      await lease.succeed(result);
    } catch (error) {
      await lease.fail(toRunError(error));
    } finally {
      lease.release();
    }
    return this.runs.get(runId);
  }

  private async work(lease: RunLease, run: RunView): Promise<Record<string, unknown>> {
    const progress = new StepProgress(lease, run.kind);
    try {
      if (run.kind === 'materialize') {
        const asOf = run.asOf === null ? null : new Date(run.asOf);
        return { ...(await this.materialize.run(lease, asOf, progress.report)) };
      }
      const { source, directory } = run.params;
      if (typeof source !== 'string' || typeof directory !== 'string') {
        throw new DomainError('run_params', `Run ${run.id} does not say what to ingest.`);
      }
      return {
        ...(await this.ingest.ingest({
          source,
          directory,
          runId: run.id,
          onProgress: progress.report,
        })),
      };
    } finally {
      await progress.settled();
    }
  }
}

/** What of an error may be kept: its code, sentence and particulars, never a stack. */
function toRunError(error: unknown): RunError {
  if (error instanceof DomainError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
