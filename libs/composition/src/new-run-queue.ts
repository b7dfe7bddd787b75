import { Logger } from '@nestjs/common';
import { BullRunQueue, InProcessRunQueue, type Config, type RunQueue } from '@tagwright/platform';

/**
 * The queue of this process: on Redis where one is configured. A run that could not even be recorded
 * as failed is logged; so is what Redis says, once as long as it stays the same.
 */
export function newRunQueue({ redisUrl }: Pick<Config, 'redisUrl'>): RunQueue {
  const logger = new Logger('RunQueue');
  let last = '';
  const onError = (error: unknown, runId?: number): void => {
    const text = `${runId ?? ''} ${String(error)}`;
    if (text !== last) logger.error({ msg: 'The queue met an error', runId, err: error });
    last = text;
  };
  return redisUrl === undefined
    ? new InProcessRunQueue(onError)
    : new BullRunQueue({ url: redisUrl, onError });
}
