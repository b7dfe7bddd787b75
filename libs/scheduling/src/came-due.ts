import { cronTimes, type CronTiming, type Schedule } from '@tagwright/catalog';
import type { DueStart, ScheduleState } from './schedule-state.js';
import type { ArrivedVersion, World } from './world.js';

/** How long nothing more must have arrived before what arrived starts a run, in milliseconds. */
export const SETTLE_MILLISECONDS = 30_000;

/** Missed times are counted up to here; more of them say nothing more. */
const MOST_SLOTS = 1_000;

/**
 * Its state after what came due by now; times that were missed come to one start. Before anything
 * was ingested there is nothing to compute or to collect, and no time for it counts.
 */
export function cameDue(
  { cron, onArrival, task }: Pick<Schedule, 'cron' | 'onArrival' | 'task'>,
  state: ScheduleState,
  world: World,
): ScheduleState {
  if (state.paused !== null) return state;
  if (task.kind !== 'ingest' && world.versions.length === 0) {
    return cron === null ? state : passBy(cron, state, world.now);
  }
  const byTime = cron === null ? state : dueByTime(cron, state, world.now);
  if (byTime.due !== null) return byTime;
  const since = settled(newVersions(onArrival, byTime, world), onArrival, world);
  if (since === null) return byTime;
  return { ...byTime, due: { since, reason: 'arrival', slots: 0, held: null } };
}

/** Its state once a run was started: all that had come due or arrived is served by it. */
export function served(
  { onArrival }: Pick<Schedule, 'onArrival'>,
  state: ScheduleState,
  world: World,
): ScheduleState {
  const seen = newVersions(onArrival, state, world).map(({ id }) => id);
  return { ...state, watermark: Math.max(state.watermark, ...seen), due: null };
}

function passBy(cron: CronTiming, state: ScheduleState, now: Date): ScheduleState {
  if (state.nextAt === null || state.nextAt > now) return state;
  return { ...state, nextAt: cronTimes(cron, now, 1)[0] ?? null };
}

function dueByTime(cron: CronTiming, state: ScheduleState, now: Date): ScheduleState {
  const { nextAt } = state;
  if (nextAt === null || nextAt > now) return state;
  const before: DueStart = state.due ?? { since: nextAt, reason: 'cron', slots: 0, held: null };
  const slots = Math.min(MOST_SLOTS, before.slots + countTimes(cron, nextAt, now));
  return { ...passBy(cron, state, now), due: { ...before, slots } };
}

/** Times of a cron from its first one to an instant, both inclusive. */
function countTimes(cron: CronTiming, first: Date, last: Date): number {
  let count = 0;
  let time: Date | undefined = first;
  while (time !== undefined && time <= last && count < MOST_SLOTS) {
    count += 1;
    [time] = cronTimes(cron, time, 1);
  }
  return count;
}

function newVersions(
  onArrival: readonly string[],
  { watermark }: ScheduleState,
  { versions }: World,
): ArrivedVersion[] {
  return versions.filter(({ id, dataset }) => id > watermark && onArrival.includes(dataset));
}

/** When the first of them arrived; null while more may follow. */
function settled(
  arrived: readonly ArrivedVersion[],
  onArrival: readonly string[],
  { now, fed }: World,
): Date | null {
  if (onArrival.some((dataset) => fed.has(dataset))) return null;
  const times = arrived.map(({ createdAt }) => createdAt.getTime());
  if (times.length === 0 || now.getTime() - Math.max(...times) < SETTLE_MILLISECONDS) return null;
  return new Date(Math.min(...times));
}
