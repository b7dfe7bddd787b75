import type { Words } from '@tagwright/kernel';
import type { Outcome, Subject } from '@tagwright/rules';

/** How many subjects a case, row or bin meets. */
export interface LintedCase {
  /** Where in the definition, such as `cases[0]` or `inputs[2].bins[1]`. */
  readonly path: string;
  /** What the case gives; for a bin its points. */
  readonly value: Outcome;
  /** Subjects whose value it gives: for whom it holds first, or holds at all in a list that collects. */
  readonly reached: number;
  /** Subjects for whom it holds although an earlier one wins; none in a list that collects. */
  readonly shadowed: number;
}

/** A list of cases: those of a rule or table, the ends of a tree, or one line of a scorecard. */
export interface LintedList {
  /** Empty for the rule itself, `inputs[2]` for a line. */
  readonly path: string;
  /** The fact or tag that a line of a scorecard looks at. */
  readonly input?: string;
  /** Every case that holds gives its value, not the first alone. */
  readonly collects: boolean;
  readonly cases: readonly LintedCase[];
  /** Subjects for whom every case is false: `else` or `otherwise` answers. */
  readonly otherwise: number;
  /** Subjects for whom none holds and one cannot be decided. */
  readonly unknown: number;
  /** Subjects for whom more than one case holds. */
  readonly overlapping: number;
}

export interface LintedTag {
  readonly tag: string;
  readonly subject: Subject;
  readonly version: string;
  readonly subjects: number;
  readonly lists: readonly LintedList[];
  /** Inputs that nobody has, with the reason. */
  readonly missing: readonly { readonly code: string; readonly because: Words }[];
}

/** What the rules of a published snapshot do with the subjects that there are. */
export interface LintReport {
  readonly snapshotId: number;
  readonly asOf: string;
  readonly tags: readonly LintedTag[];
}
