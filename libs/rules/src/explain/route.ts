import type { Condition, Reference } from '../ast/condition.js';
import type { Outcome } from '../ast/value.js';
import type { Branch } from '../evaluate/rule-outcome.js';
import type { State } from '../logic/condition-state.js';
import type { Obstacle } from './obstacle.js';

/** How far a sum of points is from where it would have to be; all numbers scaled as the points. */
export interface PointsAway {
  /** Before it is kept within bounds, or made a probability. */
  readonly sum: number | null;
  /** The first sum that would do; null when any lower one does too. */
  readonly from: number | null;
  /** The first sum that would be too high; null when none is. */
  readonly below: number | null;
  /** To add to the sum (negative: to take off); null when there is no sum. */
  readonly distance: number | null;
  /** Inputs without which there is no sum. */
  readonly missing: readonly Reference[];
}

/** A case or a node of a tree that now goes another way than the route needs. */
export interface RouteStep {
  /** From 0: of the case, or of the node along the route. */
  readonly index: number;
  readonly when: Condition;
  readonly state: State;
  /** The way that it must go: hold, be FALSE, or be undecided (a case: not hold). */
  readonly needed: Branch;
  readonly obstacle: Obstacle | null;
  /** Of an earlier case, which wins before the wanted one comes up. */
  readonly winsWith?: Outcome;
}

/** One way in which the tag's rule gives the wanted value, and what stands in it. */
export interface Route {
  readonly from: 'case' | 'else' | 'unknown' | 'leaf' | 'band' | 'input';
  /** Of the case or band, from 0; null elsewhere. */
  readonly index: number | null;
  readonly value: Outcome;
  readonly steps: readonly RouteStep[];
  /** Of a band only. */
  readonly points?: PointsAway;
  /** What the tag shows as it is, and what would have to be the wanted value. */
  readonly input?: Reference;
  /**
   * Of a way on which something is undecided: the inputs of which each alone gives the value by
   * being missing; none of them does alone when it is empty.
   */
  readonly whenMissing?: readonly Reference[];
}
