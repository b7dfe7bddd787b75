import type { Words } from '@tagwright/kernel';
import type { PiiClass, Subject, ValueType } from '../catalog-view.js';
import type { Condition } from './condition.js';
import type { Parameter } from './parameter.js';
import type { Expression } from './expression.js';
import type { ComparisonSource, MeasureSource } from './measure.js';
import type { Position } from './position.js';
import type { Rollup } from './rollup.js';
import type { SequenceSource } from './sequence.js';

/** A column of the entity dataset of the subject itself. */
export interface AttributeSource {
  readonly kind: 'attribute';
  readonly dataset: string;
  readonly column: string;
}

export interface DerivedSource {
  readonly kind: 'derived';
  readonly expression: Expression;
  /** Over facts of the subject; unless it is TRUE, the fact is missing. */
  readonly when?: Condition;
}

/** A lead takes over a fact of its customer. */
export interface InheritedSource {
  readonly kind: 'inherit';
  readonly of: 'customer';
  readonly fact: string;
}

export interface RollupSource {
  readonly kind: 'rollup';
  readonly rollup: Rollup;
}

export type FactSource =
  | MeasureSource
  | ComparisonSource
  | SequenceSource
  | AttributeSource
  | DerivedSource
  | InheritedSource
  | RollupSource;

/** A variable: one value per subject, computed from datasets or other facts. */
export interface FactDefinition {
  readonly code: string;
  readonly name: Words;
  readonly meaning?: Words;
  readonly group: string;
  readonly subject: Subject;
  readonly type: ValueType;
  readonly unit?: string;
  readonly owner: string;
  readonly pii: PiiClass;
  /** Left out when there are none. */
  readonly parameters?: readonly Parameter[];
  readonly source: FactSource;
  readonly position: Position;
}
