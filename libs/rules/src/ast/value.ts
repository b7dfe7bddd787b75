/**
 * A value of a fact or tag in memory; `null` is missing. Integers are safe integers, decimals hold
 * the scaled integer (12.34 at scale 2 is 1234), dates are `YYYY-MM-DD`, timestamps ISO UTC,
 * multi-valued codes a sorted list without repeats.
 */
export type FactValue = number | string | boolean | readonly string[] | null;

/** One value that a definition spells out; never missing. */
export type Literal = number | string | boolean;

/** What a tag case, `else` or `unknown` gives: a literal, a set of codes, or missing. */
export type Outcome = Literal | readonly string[] | null;
