import type { PlanInput, ResultKeys } from '@tagwright/compiler';
import type { DefinitionSet } from '@tagwright/rules';
import type { OverlaidFacts } from './facts-overlay.js';

/** One of two sets of definitions over the same inputs. */
export interface Side {
  readonly set: DefinitionSet;
  readonly input: PlanInput;
  readonly keys: ResultKeys;
  /** Tags whose values the snapshot has. */
  readonly sealed: ReadonlySet<string>;
  /** Facts that the snapshot has otherwise, or not at all. */
  readonly facts: readonly OverlaidFacts[];
}

/** Tags of a side that the snapshot holds under the same key. */
export function sealedTags(keys: ResultKeys, sealed: ResultKeys): Set<string> {
  return new Set(
    [...keys.tags].filter(([code, key]) => sealed.tags.get(code) === key).map(([code]) => code),
  );
}
