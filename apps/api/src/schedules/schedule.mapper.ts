import type { Hold, ScheduleView } from '@tagwright/scheduling';
import type { HoldDto, ScheduledRunDto, ScheduleDto, WaitingStartDto } from './schedule.dto.js';

/** A schedule as the interface shows it: without its folder. */
export function scheduleDto(view: ScheduleView): ScheduleDto {
  const { schedule, name, task, cron, onArrival, after } = view.schedule;
  const { paused } = view;
  return {
    schedule,
    name,
    kind: task.kind,
    source: task.kind === 'ingest' ? task.source : null,
    cron: cron === null ? null : { ...cron },
    onArrival: [...onArrival],
    after: [...after],
    staleAfterSeconds: task.kind === 'materialize' ? task.staleAfterSeconds : null,
    paused: paused === null ? null : { ...paused, since: paused.since.toISOString() },
    next: view.next.map(({ at, local }) => ({ at: at.toISOString(), local })),
    waiting: waitingDto(view.waiting),
    lastRun: lastRunDto(view.lastRun),
  };
}

function waitingDto(waiting: ScheduleView['waiting']): WaitingStartDto | null {
  if (waiting === null) return null;
  const { since, reason, slots, held } = waiting;
  return { since: since.toISOString(), reason, slots, held: held === null ? null : holdDto(held) };
}

function holdDto(held: Hold): HoldDto {
  return {
    code: held.code,
    schedule: 'schedule' in held ? held.schedule : null,
    runId: 'runId' in held ? held.runId : null,
  };
}

function lastRunDto(run: ScheduleView['lastRun']): ScheduledRunDto | null {
  if (run === null) return null;
  return {
    id: run.runId,
    state: run.state,
    reason: run.reason,
    dueAt: run.dueAt.toISOString(),
    slots: run.slots,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
