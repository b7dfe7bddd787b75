import type { Condition } from '../ast/condition.js';
import type { CatalogView, ValueType } from '../catalog-view.js';
import { modelOf, type ConditionModel, type ModelNode } from './condition-model.js';
import { findInputs, type Budget, type Found, type Goal } from './find-inputs.js';
import type { State } from '../logic/condition-state.js';
import { FALSE, maskOf, TRUE, UNKNOWN } from './state-mask.js';
import type { ValueDomain } from './value-domain.js';

/** Bounds on the work of an analysis, in looks at a leaf; beyond them it says so and stops. */
export const ANALYSIS_LIMITS = {
  /** One question. */
  question: 200_000,
  /** All questions about one definition. */
  definition: 1_000_000,
  /** All questions about a set of definitions. */
  set: 4_000_000,
} as const;

/**
 * Answers which truth values listed conditions can have together. An answer "no" is a proof over
 * every input; an example really has what was asked for.
 */
export class Prover {
  readonly #model: ConditionModel;
  readonly #budget: Budget;
  readonly #whole: Budget;
  #isIncomplete = false;

  constructor(
    conditions: readonly Condition[],
    domainOf: (code: string, type: ValueType) => ValueDomain,
    catalog: CatalogView,
    whole: Budget = { remaining: ANALYSIS_LIMITS.definition },
  ) {
    this.#model = modelOf(conditions, domainOf, catalog);
    this.#whole = whole;
    this.#budget = { remaining: Math.min(ANALYSIS_LIMITS.definition, whole.remaining) };
  }

  /** Whether some question so far was left open, for lack of work allowed. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Whether the condition can hold at all. */
  holds(index: number): Found {
    return this.#ask([this.#goal(index)]);
  }

  /** Whether the condition can hold while none of the others does. */
  holdsWithout(index: number, others: readonly number[]): Found {
    return this.#ask([this.#goal(index), { node: this.#anyOf(others), states: FALSE | UNKNOWN }]);
  }

  /** Whether both conditions can hold at once. */
  holdBoth(first: number, second: number): Found {
    return this.#ask([this.#goal(first), this.#goal(second)]);
  }

  /** Whether each of these conditions can have its truth value, all at once. */
  allAre(states: ReadonlyMap<number, State>): Found {
    const goals = [...states].map(([index, state]) => ({
      ...this.#goal(index),
      states: maskOf(state),
    }));
    return this.#ask(goals);
  }

  /** Whether every condition can be false at once. */
  noneHolds(): Found {
    return this.#ask([{ node: this.#anyOf(), states: FALSE }]);
  }

  /** Whether none can hold while at least one is unknown. */
  noneIsCertain(): Found {
    return this.#ask([{ node: this.#anyOf(), states: UNKNOWN }]);
  }

  #goal(index: number): Goal {
    return { node: this.#model.nodes[index] ?? { kind: 'any', parts: [] }, states: TRUE };
  }

  #anyOf(indexes?: readonly number[]): ModelNode {
    const { nodes } = this.#model;
    const parts = indexes?.flatMap((index) => nodes[index] ?? []) ?? nodes;
    return { kind: 'any', parts };
  }

  #ask(goals: readonly Goal[]): Found {
    if (this.#budget.remaining <= 0) {
      this.#isIncomplete = true;
      return { kind: 'undecided' };
    }
    const allowed = Math.min(ANALYSIS_LIMITS.question, this.#budget.remaining);
    const budget = { remaining: allowed };
    const found = findInputs(this.#model, goals, budget);
    this.#budget.remaining -= allowed - budget.remaining;
    this.#whole.remaining -= allowed - budget.remaining;
    this.#isIncomplete ||= found.kind === 'undecided';
    return found;
  }
}
