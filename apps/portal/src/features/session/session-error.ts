import { asProblem } from '../../api/problem.js';
import type { Dictionary } from '../../i18n/texts.js';

/** What a failed sign-in or change of password means, in the reader's language. */
export function sessionError(t: Dictionary, error: unknown): string {
  const { code } = asProblem(error);
  const known = t.session as Readonly<Record<string, unknown>>;
  const text = known[`error_${code}`];
  return typeof text === 'string' ? text : t.session.error_other;
}
