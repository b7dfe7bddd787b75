import { Inject, Injectable, Logger } from '@nestjs/common';
import { RUN_QUEUE, type RunQueue } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { ExecuteRunService } from './execute-run.service.js';

/** How often it looks for runs that no queue knows of, in milliseconds. */
const SWEEP_INTERVAL = 2_000;

/**
 * Works off queued runs in this process, and takes up those that were lost: asked for by another
 * process, or left by one that died and whose lease is over.
 */
@Injectable()
export class RunWorkerService {
  private readonly logger = new Logger(RunWorkerService.name);
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    @Inject(RUN_QUEUE) private readonly queue: RunQueue,
    private readonly dataSource: DataSource,
    private readonly executeRun: ExecuteRunService,
  ) {}

  async start(): Promise<void> {
    await this.queue.consume(async (runId) => {
      await this.executeRun.execute(Number(runId));
    });
    await this.sweep();
    this.sweeping = setInterval(() => {
      this.sweep().catch((error: unknown) => {
        this.logger.warn(`Looking for waiting runs failed: ${String(error)}`);
      });
    }, SWEEP_INTERVAL);
  }

  /** Takes no more runs and waits for the one at work. */
  async stop(): Promise<void> {
    clearInterval(this.sweeping);
    await this.queue.close();
  }

  private async sweep(): Promise<void> {
    const waiting = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM run
       WHERE state = 'queued' OR (state = 'running' AND lease_until < now()) ORDER BY id`,
    );
    for (const { id } of waiting) await this.queue.enqueue(String(id));
  }
}
