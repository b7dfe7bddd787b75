import type { Words } from '@tagwright/kernel';
import type {
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
  /** Null is missing. */
  readonly actual: FactValue;
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
  /** Whether it is one of those that the rule looks at. */
  readonly counted: boolean;
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
  readonly outcome: 'case' | 'else' | 'unknown' | 'score' | 'rollup';
  readonly cases: readonly WhyCase[];
  readonly points: readonly WhyPoints[];
  readonly members: readonly WhyMember[];
  readonly inputs: readonly WhyInput[];
}
