import type { Schedule } from '@tagwright/catalog';
import { isFinal } from '@tagwright/materialization';
import type { Hold } from './hold.js';
import type { ScheduleState } from './schedule-state.js';
import type { StartedRun } from './world.js';

/** How far the others are. */
export interface Others {
  readonly states: ReadonlyMap<string, Pick<ScheduleState, 'due' | 'paused'>>;
  /** The newest run of each schedule. */
  readonly latest: ReadonlyMap<string, Pick<StartedRun, 'runId' | 'state'>>;
}

/**
 * What a due schedule waits for; null when it may start. A schedule has one run at a time. Those
 * that it comes after go first, and a predecessor that came to nothing holds it: computing from half
 * of what was to be delivered would pass for a fresh result. A predecessor at rest holds nobody.
 */
export function holdOf({ schedule, after }: Schedule, { states, latest }: Others): Hold | null {
  const own = latest.get(schedule);
  if (own !== undefined && !isFinal(own)) return { code: 'own_run', runId: own.runId };
  for (const code of after) {
    const run = latest.get(code);
    if (run !== undefined && !isFinal(run)) {
      return { code: 'predecessor_running', schedule: code, runId: run.runId };
    }
    const state = states.get(code);
    if (state?.paused !== null) continue;
    if (state.due !== null) return { code: 'predecessor_due', schedule: code };
    if (run === undefined || run.state === 'succeeded') continue;
    return { code: 'predecessor_failed', schedule: code, runId: run.runId };
  }
  return null;
}
