import type { INestApplicationContext } from '@nestjs/common';
import { RunWorkerService } from '@tagwright/materialization';

export interface Worker {
  /** Takes no more runs; the one at work ends and goes back to the other workers. */
  stop(): Promise<void>;
}

/** Begins to work off runs. As many processes as wanted may do so over one database. */
export async function startWorker(services: Pick<INestApplicationContext, 'get'>): Promise<Worker> {
  const runs = services.get(RunWorkerService);
  await runs.start();
  return { stop: () => runs.stop() };
}
