import { Logger } from '@nestjs/common';
import { InProcessRunQueue, type RunQueue } from '@tagwright/platform';

/** The queue of this process; a run that could not even be recorded as failed is logged. */
export function newRunQueue(): RunQueue {
  const logger = new Logger('RunQueue');
  return new InProcessRunQueue((runId, error) => {
    logger.error(`Run ${runId}: ${String(error)}`);
  });
}
