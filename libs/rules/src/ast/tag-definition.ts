import type { Words } from '@tagwright/kernel';
import type { Subject, ValueType } from '../catalog-view.js';
import type { Condition } from './condition.js';
import type { Position } from './position.js';
import type { Rollup } from './rollup.js';
import type { FactValue, Outcome } from './value.js';

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

export interface ScorecardRule {
  readonly kind: 'scorecard';
  readonly inputs: readonly ScorecardInput[];
  readonly constant: number;
  readonly clamp?: { readonly min: number; readonly max: number };
}

export interface RollupRule {
  readonly kind: 'rollup';
  readonly rollup: Rollup;
}

export type TagRule = CasesRule | ScorecardRule | RollupRule;

/** Known inputs and the value that the tag must then have; inputs not given are missing. */
export interface TagExample {
  readonly given: ReadonlyMap<string, FactValue>;
  readonly expect: FactValue;
  readonly position: Position;
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
  readonly legalBasis: string;
  readonly meaning: Words;
  readonly rule: TagRule;
  readonly examples: readonly TagExample[];
  readonly position: Position;
}
