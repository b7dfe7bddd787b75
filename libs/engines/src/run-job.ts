import { DomainError } from '@tagwright/kernel';
import type { DataPlaneJob, JobHandlers, OnJobProgress } from './data-plane.js';
import { DuckDbEngine, type DuckDbOptions } from './duckdb-engine.js';

/**
 * Runs a job in this process.
 * @throws DomainError `unknown_job` when no handler has its kind.
 */
export async function runJob(
  job: DataPlaneJob,
  handlers: JobHandlers,
  options: DuckDbOptions,
  onProgress: OnJobProgress,
): Promise<unknown> {
  const handler = handlers[job.kind];
  if (!handler) {
    throw new DomainError('unknown_job', `No handler for jobs of kind ${job.kind}.`, {
      kind: 'internal',
    });
  }
  return handler(job.spec, {
    settings: options,
    openEngine: () => DuckDbEngine.open(options),
    progress: (step, figures = {}, state = 'finished') => {
      onProgress({ step, state, figures });
    },
  });
}
