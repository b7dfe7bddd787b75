import type { DataPlane, DataPlaneJob, JobHandlers, OnJobProgress } from './data-plane.js';
import type { DuckDbOptions } from './duckdb-engine.js';
import { runJob } from './run-job.js';

/** Runs jobs where it stands: for tests and for commands that end afterwards anyway. */
export class InProcessDataPlane implements DataPlane {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly options: DuckDbOptions,
  ) {}

  async run(job: DataPlaneJob, onProgress: OnJobProgress = () => undefined): Promise<unknown> {
    // Through JSON, so that what works here also works across a process border.
    const spec: unknown = JSON.parse(JSON.stringify(job.spec));
    return runJob({ kind: job.kind, spec }, this.handlers, this.options, onProgress);
  }
}
