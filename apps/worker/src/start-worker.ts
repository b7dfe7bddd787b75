import type { INestApplicationContext } from '@nestjs/common';
import { SealEventsService } from '@tagwright/audit';
import { DueChangesService } from '@tagwright/changes';
import { RunWorkerService } from '@tagwright/materialization';
import { ScheduleTickerService } from '@tagwright/scheduling';
import { DeliverWebhooksService } from '@tagwright/webhooks';

export interface Worker {
  /** Starts and takes no more runs; the one at work ends and goes back to the other workers. */
  stop(): Promise<void>;
}

/**
 * Begins to work off runs, to start those that schedules ask for, to put due changes into force, to
 * seal the audit trail, and to tell webhooks what happened. As many processes as wanted may do so over one database.
 */
export async function startWorker(services: Pick<INestApplicationContext, 'get'>): Promise<Worker> {
  const runs = services.get(RunWorkerService);
  const schedules = services.get(ScheduleTickerService);
  const changes = services.get(DueChangesService);
  const seals = services.get(SealEventsService);
  const webhooks = services.get(DeliverWebhooksService);
  await runs.start();
  schedules.start();
  changes.start();
  seals.start();
  webhooks.start();
  return {
    stop: async () => {
      await Promise.all([schedules.stop(), changes.stop(), runs.stop(), webhooks.stop()]);
      // Last, so that it takes in what the others wrote while they ended.
      await seals.stop();
    },
  };
}
