import type { DatasetView, Subject } from '@tagwright/rules';
import type { ConvertedTarget } from './convert-targets.js';
import type { JobState } from './job-state.js';

/**
 * Whether a target says which subjects exist, or only refers to them. Where a source has no list of
 * its subjects, every reference counts as one.
 */
export function definesSubject(
  state: JobState,
  subject: Subject,
  { target }: Pick<ConvertedTarget, 'target'>,
): boolean {
  const lists = (name: string): boolean => isListOf(state.dataset(name), subject);
  return lists(target.dataset) || !state.spec.mapping.targets.some((one) => lists(one.dataset));
}

function isListOf({ key }: DatasetView, subject: Subject): boolean {
  return key.length === 1 && key[0] === `${subject}_id`;
}
