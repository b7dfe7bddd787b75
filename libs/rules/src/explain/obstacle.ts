import type { ExplainedCondition, ExplainedLeaf } from './explanation.js';

/**
 * What keeps a condition from holding (or from being FALSE), down to single comparisons: `all` of
 * the parts must change, or `any` one of them is enough.
 */
export type Obstacle =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Obstacle[] }
  | {
      readonly kind: 'leaf';
      readonly leaf: ExplainedLeaf;
      /** Whether the comparison must come to hold, or must come not to hold. */
      readonly mustHold: boolean;
    };

/** What stands in the way of a condition's being TRUE (or FALSE); null when nothing does. */
export function obstacleTo(condition: ExplainedCondition, mustHold: boolean): Obstacle | null {
  if (condition.state === (mustHold ? 'true' : 'false')) return null;
  switch (condition.kind) {
    case 'leaf':
      return { kind: 'leaf', leaf: condition, mustHold };
    case 'not':
      return obstacleTo(condition.condition, !mustHold);
    case 'all':
    case 'any': {
      const parts = condition.conditions.flatMap((part) => obstacleTo(part, mustHold) ?? []);
      const [only] = parts;
      if (parts.length === 1 && only !== undefined) return only;
      return { kind: (condition.kind === 'all') === mustHold ? 'all' : 'any', parts };
    }
  }
}
