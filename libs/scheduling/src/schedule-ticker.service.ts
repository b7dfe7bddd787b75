import { Injectable, Logger } from '@nestjs/common';
import { Repetition } from '@tagwright/platform';
import { ScheduleSettings } from './schedule-settings.js';
import { TickSchedulesService } from './tick-schedules.service.js';

/** How often it looks whether anything is due, in milliseconds. */
const TICK_INTERVAL = 3_000;

/** Looks at the schedules again and again, in every process that works off runs. */
@Injectable()
export class ScheduleTickerService {
  private readonly looks: Repetition;

  constructor(
    schedules: TickSchedulesService,
    private readonly settings: ScheduleSettings,
  ) {
    this.looks = new Repetition(() => schedules.tick(), {
      every: TICK_INTERVAL,
      failed: 'Looking at the schedules failed',
      logger: new Logger(ScheduleTickerService.name),
    });
  }

  /** Does nothing where schedules are switched off. */
  start(): void {
    if (this.settings.enabled) this.looks.start();
  }

  /** Starts nothing more and waits for the look that is under way. */
  async stop(): Promise<void> {
    await this.looks.stop();
  }
}
