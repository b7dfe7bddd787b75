import { findCycles } from '@tagwright/rules';
import type { LocatedSchedule } from './located-schedule.js';

/** Reports schedules of one name, schedules that wait for unknown ones, and circles of waiting. */
export function checkScheduleOrder(located: readonly LocatedSchedule[]): void {
  const byCode = new Map<string, LocatedSchedule>();
  for (const each of located) {
    const { document, schedule } = each;
    const first = byCode.get(schedule.schedule);
    if (first === undefined) byCode.set(schedule.schedule, each);
    else {
      const message = `The schedule "${schedule.schedule}" is in ${first.document.file.path} already.`;
      document.report({ code: 'duplicate_schedule', message }, ['schedule']);
    }
  }
  for (const { document, schedule } of located) {
    schedule.after.forEach((code, index) => {
      if (byCode.has(code)) return;
      const message = `There is no schedule "${code}".`;
      document.report({ code: 'unknown_schedule', message }, ['after', index]);
    });
  }
  const graph = new Map([...byCode].map(([code, { schedule }]) => [code, schedule.after]));
  for (const cycle of findCycles(graph)) {
    const [start = '', next = ''] = cycle;
    const found = byCode.get(start);
    const message = `These schedules wait for each other: ${cycle.join(' → ')}.`;
    const index = found?.schedule.after.indexOf(next) ?? 0;
    found?.document.report({ code: 'schedule_cycle', message }, ['after', index]);
  }
}
