import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { MaterializationModule } from '@tagwright/materialization';
import { ControlScheduleService } from './control-schedule.service.js';
import { ListSchedulesService } from './list-schedules.service.js';
import { ScheduleTickerService } from './schedule-ticker.service.js';
import { SnapshotAgeService } from './snapshot-age.service.js';
import { StartScheduledRunService } from './start-scheduled-run.service.js';
import { TickSchedulesService } from './tick-schedules.service.js';

/** Runs that start by themselves, and how old their results may become. */
@Module({
  imports: [CatalogModule, MaterializationModule],
  providers: [
    ControlScheduleService,
    ListSchedulesService,
    ScheduleTickerService,
    SnapshotAgeService,
    StartScheduledRunService,
    TickSchedulesService,
  ],
  exports: [
    ControlScheduleService,
    ListSchedulesService,
    ScheduleTickerService,
    SnapshotAgeService,
    TickSchedulesService,
  ],
})
export class SchedulingModule {}
