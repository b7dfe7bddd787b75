import type { ValueType } from '../catalog-view.js';
import type { Condition } from './condition.js';
import type { Literal, Outcome } from './value.js';

export type RollupPick =
  | { readonly kind: 'any' | 'all' | 'max' | 'min' | 'sum' | 'avg' | 'count' }
  /** The value of the vehicle or lead whose date fact `by` is latest; of equals the greatest id. */
  | { readonly kind: 'newest'; readonly by: string }
  | { readonly kind: 'order'; readonly order: readonly Literal[] };

/** What is picked from each vehicle or lead of a customer. */
export interface RollupInput {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly type: ValueType;
}

/** A customer's value gathered from the customer's vehicles (as owner at `asOf`) or leads. */
export interface Rollup {
  readonly of: 'vehicle' | 'lead';
  /** Absent only for `count`: then the vehicles or leads themselves are counted. */
  readonly input?: RollupInput;
  readonly where?: Condition;
  readonly pick: RollupPick;
  /** For a customer without any such vehicle or lead; `null` is missing. */
  readonly none: Outcome;
}
