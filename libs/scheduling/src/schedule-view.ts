import { Temporal } from 'temporal-polyfill';
import { cronTimes, type RegisteredSchedule } from '@tagwright/catalog';
import { cameDue } from './came-due.js';
import type { DueStart, ScheduleState } from './schedule-state.js';
import { stateOf } from './state-of.js';
import type { StartedRun, World } from './world.js';

/** How many of the next times are shown. */
const SHOWN_TIMES = 5;

/** A time of a schedule: the instant, and how the clock of its zone shows it. */
export interface ScheduledTime {
  readonly at: Date;
  /** With offset, e.g. `2026-01-02T02:30:00+08:00`. */
  readonly local: string;
}

/** A schedule as people see it. */
export interface ScheduleView {
  readonly schedule: RegisteredSchedule;
  readonly paused: ScheduleState['paused'];
  /** Empty while it is paused, and for one without a cron. */
  readonly next: readonly ScheduledTime[];
  readonly waiting: DueStart | null;
  readonly lastRun: StartedRun | null;
}

/** @param known how far it was left by the last look */
export function scheduleView(
  schedule: RegisteredSchedule,
  known: ScheduleState | undefined,
  world: World,
): ScheduleView {
  const { paused, due } = cameDue(schedule, stateOf(schedule, known, world), world);
  const { cron } = schedule;
  return {
    schedule,
    paused,
    next:
      cron === null || paused !== null
        ? []
        : cronTimes(cron, world.now, SHOWN_TIMES).map((at) => timeIn(cron.zone, at)),
    waiting: due,
    lastRun: world.latest.get(schedule.schedule) ?? null,
  };
}

function timeIn(zone: string, at: Date): ScheduledTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return { at, local: instant.toString({ timeZone: zone }) };
}
