import type { Scope } from '@tagwright/access';
import type { Subject } from '@tagwright/rules';

/** Whom to look for in the published snapshot. */
export interface AudienceFilter {
  readonly subject: Subject;
  /** A condition over the subject's tags as it came in, not checked yet. */
  readonly where: unknown;
  /** Whom and which tags the asker reaches; all if left out. */
  readonly scope?: Scope;
}
