import {
  definitionHash,
  definitionOf,
  dependenciesOf,
  isEvaluable,
  type DefinitionSet,
} from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';

/**
 * Of affected tags those that may change for anybody. The others have the same rule on both sides, and
 * of what it looks at only tags are affected: where none of those changes, they do not change either.
 */
export function rootTags(
  columns: readonly AffectedColumn[],
  before: DefinitionSet,
  after: DefinitionSet,
): ReadonlySet<string> {
  const affectedFacts = new Set(
    columns.filter(({ kind }) => kind === 'fact').map(({ code }) => code),
  );
  const roots = columns.filter(({ kind, code }) => {
    if (kind === 'fact') return false;
    const [old, now] = [before.tags.get(code), after.tags.get(code)];
    if (old === undefined || now === undefined || !isEvaluable(now.rule)) return true;
    if (definitionHash(old) !== definitionHash(now)) return true;
    return dependenciesOf(now).some(
      (input) => affectedFacts.has(input) || definitionOf(after, input)?.subject !== now.subject,
    );
  });
  return new Set(roots.map(({ code }) => code));
}
