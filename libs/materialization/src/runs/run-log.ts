import type { Logger } from '@nestjs/common';
import type { RunView } from './run-view.js';
import type { ReportStep } from './step-report.js';

/** What the log says of one attempt; run and attempt stand in every line of its context. */
export class RunLog {
  private readonly start = performance.now();

  constructor(private readonly logger: Pick<Logger, 'log'>) {}

  begun({ kind, maxAttempts }: RunView): void {
    this.logger.log({ msg: 'Run begun', kind, maxAttempts });
  }

  /** Passes reports on and tells of each step that ended. */
  reporting(report: ReportStep): ReportStep {
    return (step) => {
      if (step.state === 'finished') {
        this.logger.log({ msg: 'Step ended', step: step.step, ...step.figures });
      }
      report(step);
    };
  }

  /** @param run as it stands now: ended, waiting for its next attempt, or somebody else's */
  ended({ state, error }: RunView): void {
    const seconds = Math.round(performance.now() - this.start) / 1000;
    const code = state === 'succeeded' ? undefined : error?.code;
    this.logger.log({ msg: 'Attempt ended', state, seconds, code });
  }
}
