import { cronTimes, type RegisteredSchedule } from '@tagwright/catalog';
import { hashOf } from '@tagwright/kernel';
import type { ScheduleState } from './schedule-state.js';
import type { World } from './world.js';

/**
 * How far a schedule is. One that is new, or whose times or datasets were changed, counts from the
 * moment that it was registered, not from when somebody first looks: what came due or arrived in
 * between is not lost. A new name or another order changes nothing.
 */
export function stateOf(
  schedule: RegisteredSchedule,
  known: ScheduleState | undefined,
  { versions }: Pick<World, 'versions'>,
): ScheduleState {
  const { cron, onArrival, registeredAt } = schedule;
  const timingHash = hashOf({ cron, onArrival });
  if (known?.timingHash === timingHash) return known;
  const seen = versions.filter(({ createdAt }) => createdAt <= registeredAt).map(({ id }) => id);
  return {
    due: known?.due ?? null,
    paused: known?.paused ?? null,
    code: schedule.schedule,
    timingHash,
    nextAt: cron === null ? null : (cronTimes(cron, registeredAt, 1)[0] ?? null),
    watermark: Math.max(0, ...seen),
  };
}
