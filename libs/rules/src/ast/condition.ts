import type { ValueType } from '../catalog-view.js';
import type { OperatorName } from '../operators/operator-name.js';
import type { ParameterUse } from './parameter.js';
import type { Literal } from './value.js';
import type { WindowLength } from './window.js';

/** What a leaf tests: a fact or tag of the subject, or a column of the row being measured. */
export interface Reference {
  readonly kind: 'fact' | 'tag' | 'column';
  readonly code: string;
}

/**
 * The right-hand side of a leaf: nothing, one literal, two bounds (inclusive), a list, or a length
 * of time that counts from the run's moment. `parameters` says for each value, in order, which
 * parameter of the definition it was taken from; it is left out when none was.
 */
export type Operand = (
  | { readonly shape: 'none' }
  | { readonly shape: 'one'; readonly value: Literal }
  | { readonly shape: 'range'; readonly from: Literal; readonly to: Literal }
  | { readonly shape: 'list'; readonly values: readonly Literal[] }
  | { readonly shape: 'length'; readonly length: WindowLength }
) & { readonly parameters?: readonly (ParameterUse | null)[] };

export interface AllCondition {
  readonly kind: 'all';
  readonly conditions: readonly Condition[];
}

export interface AnyCondition {
  readonly kind: 'any';
  readonly conditions: readonly Condition[];
}

export interface NotCondition {
  readonly kind: 'not';
  readonly condition: Condition;
}

/** `<reference> <operator> <operand>`; `type` is the type of the reference. */
export interface LeafCondition {
  readonly kind: 'leaf';
  readonly reference: Reference;
  readonly type: ValueType;
  readonly operator: OperatorName;
  readonly operand: Operand;
}

export type Condition = AllCondition | AnyCondition | NotCondition | LeafCondition;
