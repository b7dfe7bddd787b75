import { packError, type JobMessage, type ReportMessage } from './data-plane-message.js';
import type { JobHandlers } from './data-plane.js';
import { peakRssMb } from './peak-memory.js';
import { runJob } from './run-job.js';

/**
 * The child's side: takes one job from the parent, runs it, reports and ends. Ends at once when the
 * parent is gone, whatever it is doing.
 */
export function serveDataPlane(handlers: JobHandlers): void {
  process.on('disconnect', () => process.exit(1));
  // The parent decides: a Ctrl-C in the terminal reaches the whole group.
  process.on('SIGINT', () => undefined);
  process.once('message', (message) => {
    void answer(message as JobMessage, handlers);
  });
}

async function answer(message: JobMessage, handlers: JobHandlers): Promise<void> {
  try {
    const result = await runJob(message.job, handlers, message.options, (progress) => {
      send({ kind: 'progress', progress });
    });
    send({ kind: 'result', result, peakRssMb: peakRssMb() }, leave);
  } catch (error) {
    send({ kind: 'error', error: packError(error) }, leave);
  }
}

function send(report: ReportMessage, then: () => void = () => undefined): void {
  process.send?.(report, then);
}

function leave(): void {
  process.exit(0);
}
