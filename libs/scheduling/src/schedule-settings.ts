import { Injectable } from '@nestjs/common';

/** What scheduling needs of the configuration. */
@Injectable()
export class ScheduleSettings {
  /** Whether this process starts runs when schedules are due. */
  readonly enabled: boolean;
  /** What a relative folder of a schedule is relative to. */
  readonly home: string;

  constructor({ schedules, home }: { readonly schedules: boolean; readonly home: string }) {
    this.enabled = schedules;
    this.home = home;
  }
}
