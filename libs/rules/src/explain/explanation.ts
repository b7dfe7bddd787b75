import type { Operand, Reference } from '../ast/condition.js';
import type { FactValue, Outcome } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import type { Branch, OutcomeSource } from '../evaluate/rule-outcome.js';
import type { State } from '../logic/condition-state.js';
import type { OperatorName } from '../operators/operator-name.js';

/** A condition with its state, in the shape in which it was written. */
export type ExplainedCondition =
  | {
      readonly kind: 'all' | 'any';
      readonly state: State;
      readonly conditions: readonly ExplainedCondition[];
    }
  | { readonly kind: 'not'; readonly state: State; readonly condition: ExplainedCondition }
  | ExplainedLeaf;

export interface ExplainedLeaf {
  readonly kind: 'leaf';
  readonly state: State;
  readonly reference: Reference;
  readonly type: ValueType;
  readonly operator: OperatorName;
  readonly expected: Operand;
  /** `null` is missing. */
  readonly actual: FactValue;
}

export interface ExplainedCase {
  readonly state: State;
  readonly value: Outcome;
  readonly when: ExplainedCondition;
  /** Whether this case gave the value (or a part of it, when the rule collects). */
  readonly applied: boolean;
}

export interface CasesExplanation {
  readonly kind: 'rule' | 'table';
  readonly tag: string;
  readonly value: FactValue;
  /** Where the value comes from. */
  readonly from: OutcomeSource;
  readonly cases: readonly ExplainedCase[];
}

export interface ExplainedLine {
  readonly reference: Reference;
  readonly type: ValueType;
  readonly actual: FactValue;
  /** The bin that hit, no bin, or no value; with the points it gave (`null`: no score at all). */
  readonly from: 'bin' | 'otherwise' | 'missing';
  readonly bin?: number;
  readonly points: number | null;
  readonly bins: readonly { readonly when: ExplainedCondition; readonly points: number }[];
}

export interface ScorecardExplanation {
  readonly kind: 'scorecard';
  readonly tag: string;
  readonly value: FactValue;
  readonly constant: number;
  readonly lines: readonly ExplainedLine[];
  /** The sum before it was kept within its bounds. */
  readonly sum: number | null;
  /** What the bands look at: the sum within its bounds, or its probability. */
  readonly score: number | null;
  /** The band that gave the value; one more than the last for the rest. */
  readonly band?: number;
  readonly clamp?: { readonly min: number; readonly max: number };
}

export interface RollupExplanation {
  readonly kind: 'rollup';
  readonly tag: string;
  readonly value: FactValue;
  readonly of: 'vehicle' | 'lead';
  readonly input?: Reference;
}

/** One node of a tree on the way to its value. */
export interface ExplainedStep {
  readonly when: ExplainedCondition;
  readonly branch: Branch;
}

export interface TreeExplanation {
  readonly kind: 'tree';
  readonly tag: string;
  readonly value: FactValue;
  readonly steps: readonly ExplainedStep[];
}

/** A fact that is shown as it is. */
export interface ValueExplanation {
  readonly kind: 'value';
  readonly tag: string;
  readonly value: FactValue;
  readonly input: Reference;
}

export interface ImportedExplanation {
  readonly kind: 'imported';
  readonly tag: string;
  readonly value: FactValue;
  readonly label: string;
}

export type Explanation =
  | CasesExplanation
  | ScorecardExplanation
  | TreeExplanation
  | ValueExplanation
  | ImportedExplanation
  | RollupExplanation;
