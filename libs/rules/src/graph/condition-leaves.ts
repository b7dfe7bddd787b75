import type { Condition, LeafCondition } from '../ast/condition.js';

/** The leaves of a condition, left to right. */
export function conditionLeaves(condition: Condition): LeafCondition[] {
  switch (condition.kind) {
    case 'leaf':
      return [condition];
    case 'not':
      return conditionLeaves(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap((inner) => conditionLeaves(inner));
  }
}
