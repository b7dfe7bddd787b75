import type { Run } from '../../api/types.js';

/** How long a run took, or has taken until `now` (milliseconds since 1970); null before its start. */
export function runSeconds(run: Run, now: number = Date.now()): number | null {
  if (!run.startedAt) return null;
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  return Math.max(0, (end - Date.parse(run.startedAt)) / 1000);
}
