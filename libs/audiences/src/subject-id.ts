import type { Subject } from '@tagwright/rules';

/** The column that holds a subject's surrogate id. */
export function idColumnOf(subject: Subject): string {
  return `${subject}_id`;
}
