import type { Condition, LeafCondition } from '../ast/condition.js';
import type { FactValue } from '../ast/value.js';
import { operandAt } from '../operators/operand-at.js';
import { OPERATORS } from '../operators/operators.js';
import type { Moment } from '../time/run-time.js';

/** Kleene's three truth values. */
export type State = 'true' | 'false' | 'unknown';

/** Values by code; a code that is not there is missing. */
export type Values = ReadonlyMap<string, FactValue>;

/** The state of a condition, straight from the definition of three-valued logic. */
export function conditionState(condition: Condition, values: Values, run: Moment): State {
  switch (condition.kind) {
    case 'leaf':
      return leafState(condition, values, run);
    case 'not':
      return negated(conditionState(condition.condition, values, run));
    case 'all':
      return allOf(condition.conditions.map((inner) => conditionState(inner, values, run)));
    case 'any':
      return negated(
        allOf(condition.conditions.map((inner) => negated(conditionState(inner, values, run)))),
      );
  }
}

/** `all` of Kleene: one FALSE decides, then one unknown. */
export function allOf(states: readonly State[]): State {
  if (states.includes('false')) return 'false';
  return states.includes('unknown') ? 'unknown' : 'true';
}

function leafState(leaf: LeafCondition, values: Values, run: Moment): State {
  const operator = OPERATORS[leaf.operator];
  const value = values.get(leaf.reference.code) ?? null;
  if (value !== null) return operator.test(value, operandAt(leaf, run)) ? 'true' : 'false';
  if (operator.onMissing === undefined) return 'unknown';
  return operator.onMissing ? 'true' : 'false';
}

function negated(state: State): State {
  if (state === 'unknown') return 'unknown';
  return state === 'true' ? 'false' : 'true';
}
