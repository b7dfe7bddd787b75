import { sqlText } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import type { SourceMapping } from '../mapping/source-mapping.js';
import { definesSubject } from './defines-subject.js';
import type { JobState } from './job-state.js';
import { isFullLoad } from './unloaded-rows.js';

/** Where nobody says when a key went, it counts as never having been there: no run may see it. */
const BEFORE_ALL = '0001-01-01';

/** SQL of the day from which a new key of the source holds; missing where the mapping does not say. */
export function linkStart(mapping: SourceMapping): string {
  const day = dayOf(mapping);
  return day === undefined ? 'NULL::DATE' : `DATE ${sqlText(day)}`;
}

/** SQL of the day on which a key that a whole list leaves out holds no longer. */
export function linkEnd(mapping: SourceMapping): string {
  return `DATE ${sqlText(dayOf(mapping) ?? BEFORE_ALL)}`;
}

/**
 * Start and end come from the same day, so that a key which was only there by mistake, between two
 * deliveries of one day, holds on no day at all.
 */
function dayOf({ arrival, period }: SourceMapping): string | undefined {
  return arrival ?? period?.to;
}

/** Whether a load lists all subjects that the source knows, so that a key it leaves out is gone. */
export function isWholeList(state: JobState, subject: Subject): boolean {
  const { mapping } = state.spec;
  const defining = mapping.targets.filter(
    (target) =>
      definesSubject(state, subject, { target }) &&
      Object.values(target.columns).some(
        (column) => column.kind === 'link' && column.of === subject,
      ),
  );
  return defining.every(({ dataset }) => isFullLoad(mapping, dataset));
}
