import type { RunKind } from './run.entity.js';
import type { ReportStep, StepReport } from './step-report.js';

/** How many steps a run of each kind usually has; only the progress bar depends on it. */
const USUAL_STEPS: Readonly<Record<RunKind, number>> = {
  materialize: 13,
  ingest: 20,
  collect: 4,
};

/** Where reports are written down. */
export interface StepWriter {
  step(report: StepReport, progress: number): Promise<void>;
}

/**
 * Writes step reports to the run's row one after another, without making the work wait. The first
 * report that cannot be written (a lost lease, say) surfaces in `settled`.
 */
export class StepProgress {
  private queue: Promise<void> = Promise.resolve();
  private finished = 0;

  constructor(
    private readonly lease: StepWriter,
    private readonly kind: RunKind,
  ) {}

  readonly report: ReportStep = (report: StepReport) => {
    if (report.state === 'finished') this.finished += 1;
    const progress = Math.min(0.99, this.finished / USUAL_STEPS[this.kind]);
    this.queue = this.queue.then(() => this.lease.step(report, progress));
    // The failure is not lost: `settled` waits for the same promise and throws it.
    this.queue.catch(() => undefined);
  };

  /** @throws what the first failed write threw. */
  async settled(): Promise<void> {
    await this.queue;
  }
}
