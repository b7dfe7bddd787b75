import { Inject, Injectable, Logger } from '@nestjs/common';
import { RUN_QUEUE, type RunPriority, type RunQueue } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { ExecuteRunService } from './execute-run.service.js';

/** How often it looks for runs that no queue knows of, in milliseconds. */
const SWEEP_INTERVAL = 2_000;

/** More tickets than this are not written ahead; the next sweep goes on. */
const MOST_TICKETS = 500;

/**
 * Works off queued runs in this process, and takes up those that were lost: asked for by another
 * process, forgotten by the queue, or left by a worker that died and whose lease is over.
 */
@Injectable()
export class RunWorkerService {
  private readonly logger = new Logger(RunWorkerService.name);
  private sweeping: NodeJS.Timeout | undefined;
  private lastTrouble = '';

  constructor(
    @Inject(RUN_QUEUE) private readonly queue: RunQueue,
    private readonly dataSource: DataSource,
    private readonly executeRun: ExecuteRunService,
  ) {}

  async start(): Promise<void> {
    await this.queue.consume(async (runId) => {
      await this.executeRun.execute(runId);
    });
    await this.sweep();
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_INTERVAL);
  }

  /** Takes no more runs; the one at work ends and goes back to the others. */
  async stop(): Promise<void> {
    clearInterval(this.sweeping);
    const closing = this.queue.close();
    this.executeRun.stop();
    await closing;
  }

  private async sweep(): Promise<void> {
    try {
      const waiting = await this.dataSource.query<
        { id: number; attempt: number; priority: RunPriority }[]
      >(
        `SELECT id, attempt, priority FROM run
         WHERE (state = 'queued' AND (not_before IS NULL OR not_before <= now()))
            OR (state = 'running' AND lease_until < now())
         ORDER BY id LIMIT ${MOST_TICKETS}`,
      );
      for (const { id, ...ticket } of waiting) await this.queue.enqueue({ runId: id, ...ticket });
      this.lastTrouble = '';
    } catch (error) {
      this.tell(error);
    }
  }

  /** Says once what goes on failing; the next sweep tries again. */
  private tell(error: unknown): void {
    const trouble = String(error);
    if (trouble !== this.lastTrouble) {
      this.logger.warn({ msg: 'Looking for waiting runs failed', err: error });
    }
    this.lastTrouble = trouble;
  }
}
