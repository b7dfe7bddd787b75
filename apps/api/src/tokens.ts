/** Injects the clock; only edges look at it. */
export const CLOCK = Symbol('CLOCK');
