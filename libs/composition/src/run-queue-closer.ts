import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RUN_QUEUE, type RunQueue } from '@tagwright/platform';

/** Leaves the queue with its owner: connections to Redis would keep the process alive. */
@Injectable()
export class RunQueueCloser implements OnModuleDestroy {
  constructor(@Inject(RUN_QUEUE) private readonly queue: RunQueue) {}

  onModuleDestroy(): Promise<void> {
    return this.queue.close();
  }
}
