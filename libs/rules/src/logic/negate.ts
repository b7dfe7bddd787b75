import type { Condition } from '../ast/condition.js';
import { OPERATORS } from '../operators/operators.js';

/**
 * The condition without any `not`: negations are pushed down to the leaves, where every operator
 * has a complement. In this form "a leaf with a missing operand is no match" gives exactly the
 * TRUE of Kleene's three-valued logic.
 */
export function trueForm(condition: Condition): Condition {
  return pushDown(condition, false);
}

/** The form that matches exactly when the condition is Kleene FALSE. */
export function falseForm(condition: Condition): Condition {
  return pushDown(condition, true);
}

function pushDown(condition: Condition, negated: boolean): Condition {
  switch (condition.kind) {
    case 'not':
      return pushDown(condition.condition, !negated);
    case 'all':
    case 'any': {
      const conditions = condition.conditions.map((inner) => pushDown(inner, negated));
      return { kind: negated ? flipped(condition.kind) : condition.kind, conditions };
    }
    case 'leaf':
      return negated
        ? { ...condition, operator: OPERATORS[condition.operator].complement }
        : condition;
  }
}

function flipped(kind: 'all' | 'any'): 'all' | 'any' {
  return kind === 'all' ? 'any' : 'all';
}
