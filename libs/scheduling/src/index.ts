import { ScheduleStartEntity } from './schedule-start.entity.js';
import { ScheduleStateEntity } from './schedule-state.entity.js';

export { ControlScheduleService } from './control-schedule.service.js';
export type { Hold } from './hold.js';
export { ListSchedulesService } from './list-schedules.service.js';
export { ScheduleSettings } from './schedule-settings.js';
export { ScheduleTickerService } from './schedule-ticker.service.js';
export type { ScheduledTime, ScheduleView } from './schedule-view.js';
export { SchedulingModule } from './scheduling.module.js';
export { SnapshotAgeService, type SnapshotAge } from './snapshot-age.service.js';
export { TickSchedulesService } from './tick-schedules.service.js';

/** The tables of this library. */
export const SCHEDULING_ENTITIES = [ScheduleStateEntity, ScheduleStartEntity];
