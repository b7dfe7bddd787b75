import type { State } from '../logic/condition-state.js';

/** A set of truth values, one bit each. */
export type StateMask = number;

export const TRUE: StateMask = 1;
export const FALSE: StateMask = 2;
export const UNKNOWN: StateMask = 4;

const MASK_OF: Readonly<Record<State, StateMask>> = { true: TRUE, false: FALSE, unknown: UNKNOWN };

export function maskOf(state: State): StateMask {
  return MASK_OF[state];
}

/** The negation of every truth value in the set. */
export function negatedMask(mask: StateMask): StateMask {
  return ((mask & TRUE) << 1) | ((mask & FALSE) >> 1) | (mask & UNKNOWN);
}

/** Whether exactly one truth value is left. */
export function isDecided(mask: StateMask): boolean {
  return mask === TRUE || mask === FALSE || mask === UNKNOWN;
}

/**
 * The truth values that Kleene's `all` may have when each part has one of its own set. At least
 * those that are possible; exactly those when no two parts depend on each other.
 */
export function allOfMasks(masks: Iterable<StateMask>): StateMask {
  let [canFalse, canTrue, canUnknown, someUnknown] = [false, true, true, false];
  for (const mask of masks) {
    canFalse ||= (mask & FALSE) !== 0;
    canTrue &&= (mask & TRUE) !== 0;
    canUnknown &&= (mask & (TRUE | UNKNOWN)) !== 0;
    someUnknown ||= (mask & UNKNOWN) !== 0;
    if (mask === FALSE) return FALSE;
  }
  return (canTrue ? TRUE : 0) | (canFalse ? FALSE : 0) | (canUnknown && someUnknown ? UNKNOWN : 0);
}
