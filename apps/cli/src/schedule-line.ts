import { assertNever } from '@tagwright/kernel';
import type { Hold, ScheduleView } from '@tagwright/scheduling';

/** A schedule in a few lines: what it does, when next, what it waits for, what ran last. */
export function scheduleLine({ schedule, paused, next, waiting, lastRun }: ScheduleView): string[] {
  const { task, cron, onArrival } = schedule;
  const what = task.kind === 'ingest' ? `ingest ${task.source}` : task.kind;
  const when = [
    ...(cron === null ? [] : [`${cron.expression} (${cron.zone})`]),
    ...(onArrival.length === 0 ? [] : [`on arrival of ${onArrival.join(', ')}`]),
  ];
  const lines = [`${schedule.schedule}: ${what}, ${when.join(' and ')}`];
  if (paused !== null) {
    const why = paused.reason === null ? '' : `: ${paused.reason}`;
    lines.push(`  paused since ${paused.since.toISOString()}${why}`);
  }
  for (const { at, local } of next) lines.push(`  next ${local} (${at.toISOString()})`);
  if (waiting !== null) {
    const held = waiting.held === null ? '' : `, held because ${holdText(waiting.held)}`;
    lines.push(`  due since ${waiting.since.toISOString()}${held}`);
  }
  if (lastRun !== null) {
    const { runId, state, createdAt } = lastRun;
    lines.push(`  last run ${runId} ${state}, asked for ${createdAt.toISOString()}`);
  }
  return lines;
}

function holdText(held: Hold): string {
  switch (held.code) {
    case 'own_run':
      return `its run ${held.runId} is not over`;
    case 'predecessor_due':
      return `${held.schedule} goes first`;
    case 'predecessor_running':
      return `run ${held.runId} of ${held.schedule} is not over`;
    case 'predecessor_failed':
      return `run ${held.runId} of ${held.schedule} came to nothing`;
    default:
      return assertNever(held);
  }
}
