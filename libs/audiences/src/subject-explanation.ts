import type { Words } from '@tagwright/kernel';
import type {
  Branch,
  FactValue,
  Operand,
  OperatorName,
  Reference,
  State,
  Subject,
  ValueType,
} from '@tagwright/rules';

/** What one comparison saw. */
export interface WhyLeaf {
  readonly reference: Reference;
  readonly name: Words;
  readonly type: ValueType;
  readonly operator: OperatorName;
  readonly expected: Operand;
  /** Null is missing; of a masked fact a text. */
  readonly actual: FactValue;
  readonly masked?: true;
}

/** A condition of a rule with what came of it for this subject. */
export interface WhyCondition {
  readonly kind: 'all' | 'any' | 'not' | 'leaf';
  readonly state: State;
  readonly words: Words;
  readonly children: readonly WhyCondition[];
  readonly leaf: WhyLeaf | null;
}

export interface WhyCase {
  /** From 0. */
  readonly index: number;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly state: State;
  /** Whether it gave the value, or a part of it. */
  readonly applied: boolean;
  readonly condition: WhyCondition;
}

/** One node of a decision tree on the way to the value. */
export interface WhyStep {
  readonly branch: Branch;
  readonly condition: WhyCondition;
}

/** What a scorecard made of its points. */
export interface WhyScore {
  readonly constant: number;
  /** Before it was kept within its bounds; null when a line gave no points. */
  readonly sum: number | null;
  /** What the bands look at: the sum within its bounds, or the probability that it stands for. */
  readonly score: number | null;
  readonly isProbability: boolean;
  /** The upper bound of the band that gave the value; null where none did. */
  readonly below: number | null;
}

/** What one line of a scorecard gave. */
export interface WhyPoints {
  readonly code: string;
  readonly name: Words;
  /** Null: without a value here there is no score. */
  readonly points: number | null;
  readonly words: Words;
}

/** One vehicle or lead behind a customer's value. */
export interface WhyMember {
  readonly subject: Subject;
  readonly id: number;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  /** Whether it is one of those that the rule looks at; null when that cannot be told. */
  readonly counted: boolean | null;
  readonly masked?: true;
}

/** A fact or tag that went into the value, with where it comes from. */
export interface WhyInput {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly definitionVersion: string | null;
  readonly dataset: string | null;
  readonly datasetVersion: number | null;
  readonly window: Words | null;
  readonly missingBecause?: Words;
  readonly words: Words;
  /** Personal: what is left of the value is a text. */
  readonly masked?: true;
}

/** Why a tag has its value, by the rule that the snapshot was made with. */
export interface SubjectExplanation {
  readonly subject: Subject;
  readonly id: number;
  readonly tag: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly snapshotId: number;
  readonly asOf: string;
  readonly definitionVersion: string;
  readonly words: Words;
  readonly outcome:
    'case' | 'else' | 'unknown' | 'score' | 'tree' | 'value' | 'imported' | 'rollup';
  readonly cases: readonly WhyCase[];
  /** The way through a decision tree. */
  readonly steps: readonly WhyStep[];
  readonly points: readonly WhyPoints[];
  /** Of a scorecard only. */
  readonly score: WhyScore | null;
  readonly members: readonly WhyMember[];
  readonly inputs: readonly WhyInput[];
}
