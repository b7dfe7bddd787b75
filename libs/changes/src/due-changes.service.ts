import { Injectable, Logger } from '@nestjs/common';
import { Repetition } from '@tagwright/platform';
import { ScheduleChangeSetService } from './schedule-change-set.service.js';

/** How often it looks whether a change-set's time has come, in milliseconds. */
const LOOK_INTERVAL = 3_000;

/** Puts scheduled change-sets into force when their time has come, in every process that serves. */
@Injectable()
export class DueChangesService {
  private readonly looks: Repetition;

  constructor(schedule: ScheduleChangeSetService) {
    this.looks = new Repetition(() => schedule.activateDue(), {
      every: LOOK_INTERVAL,
      failed: 'Putting due changes into force failed',
      logger: new Logger(DueChangesService.name),
    });
  }

  start(): void {
    this.looks.start();
  }

  /** Begins nothing more and waits for the look that is under way. */
  async stop(): Promise<void> {
    await this.looks.stop();
  }
}
