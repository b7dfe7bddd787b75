import type { Proposal, Words } from '@tagwright/kernel';
import type { Subject, ValueType } from '../catalog-view.js';
import type { Condition } from './condition.js';
import type { Parameter, ParameterUse } from './parameter.js';
import type { LegalBasis } from './legal-basis.js';
import type { Position } from './position.js';
import type { Rollup } from './rollup.js';
import type { FactValue, Outcome } from './value.js';
import type { WindowLength } from './window.js';

export interface TagCase {
  readonly when: Condition;
  readonly value: Outcome;
}

/** A fact or tag of the same subject that a table column or a scorecard line looks at. */
export interface TagInput {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly type: ValueType;
}

/** Listed cases; the first that is TRUE wins (or all of them when the rule collects). */
export interface CasesRule {
  readonly kind: 'rule' | 'table';
  /** The columns of a table; empty for a rule. */
  readonly inputs: readonly TagInput[];
  readonly cases: readonly TagCase[];
  /** Applies only when every case is FALSE. */
  readonly otherwise: Outcome;
  /** When no case is TRUE and at least one is unknown. */
  readonly unknown: Outcome;
  readonly collect: boolean;
  /** No two rows can hold together, which was proved when the table was written. */
  readonly unique?: true;
}

export interface ScorecardBin {
  readonly when: Condition;
  readonly points: number;
}

/** One line of a scorecard; a missing value without `missing` points makes the score missing. */
export interface ScorecardInput extends TagInput {
  readonly bins: readonly ScorecardBin[];
  readonly otherwise: number;
  readonly missing?: number;
}

/** The value for scores up to, not including, `below`; the bands rise. */
export interface ScoreBand {
  /** Scaled as the score. */
  readonly below: number;
  /** The parameter that the bound was taken from. */
  readonly parameter?: ParameterUse;
  readonly value: Outcome;
}

export interface ScoreBands {
  readonly bands: readonly ScoreBand[];
  /** For scores that are below none of the bands. */
  readonly last: Outcome;
  /** When there is no score. */
  readonly unknown: Outcome;
}

/** Points, constant and bounds are integers, or decimals as integers scaled by `weightScale`. */
export interface ScorecardRule {
  readonly kind: 'scorecard';
  readonly inputs: readonly ScorecardInput[];
  readonly constant: number;
  readonly clamp?: { readonly min: number; readonly max: number };
  /** Left out: 0. */
  readonly weightScale?: number;
  /** The score is 1 ÷ (1 + e^−sum), rounded half up to this many decimals (1 to 4). */
  readonly logisticScale?: number;
  /** Left out: the tag shows the score itself. */
  readonly bands?: ScoreBands;
}

/** A node that asks, or one that answers. */
export type TreeNode = TreeSplit | TreeLeaf;

export interface TreeSplit {
  readonly kind: 'split';
  readonly when: Condition;
  readonly whenTrue: TreeNode;
  readonly whenFalse: TreeNode;
  /** Left out: the tag's own value for what cannot be told. */
  readonly whenUnknown?: TreeNode;
}

export interface TreeLeaf {
  readonly kind: 'leaf';
  readonly value: Outcome;
}

export interface TreeRule {
  readonly kind: 'tree';
  readonly root: TreeSplit;
  readonly unknown: Outcome;
}

/** The tag shows a fact as it is. */
export interface ValueRule {
  readonly kind: 'value';
  readonly input: TagInput;
}

/** The dataset of the labels that others give to customers. */
export const IMPORTED_LABELS = 'imported_label';

/** The newest valid label that somebody else gave a customer, from the dataset of such labels. */
export interface ImportedRule {
  readonly kind: 'imported';
  readonly label: string;
  readonly provider?: string;
  /** At least this, scaled as the column; a label without confidence then does not count. */
  readonly minConfidence?: number;
  /** Supplied at most this long before the run's day; left out: ever before. */
  readonly maxAge?: WindowLength;
}

export interface RollupRule {
  readonly kind: 'rollup';
  readonly rollup: Rollup;
}

export type TagRule = CasesRule | ScorecardRule | TreeRule | ValueRule | ImportedRule | RollupRule;

/** Known inputs and the value that the tag must then have; inputs not given are missing. */
export interface TagExample {
  readonly given: ReadonlyMap<string, FactValue>;
  readonly expect: FactValue;
  /** An ISO instant and a zone, where the rule looks at time. */
  readonly moment?: { readonly asOf: string; readonly zone: string };
  readonly position: Position;
  /** Where the expected value is written: there a mend goes. */
  readonly expected?: Omit<Proposal, 'text'>;
}

/** A named rule that gives each subject one value. */
export interface TagDefinition {
  readonly code: string;
  readonly name: Words;
  readonly category: string;
  readonly subject: Subject;
  readonly type: ValueType;
  readonly unit?: string;
  readonly owner: string;
  readonly purpose: Words;
  readonly legalBasis: LegalBasis;
  readonly meaning: Words;
  /** Left out when there are none. */
  readonly parameters?: readonly Parameter[];
  readonly rule: TagRule;
  readonly examples: readonly TagExample[];
  readonly position: Position;
}
