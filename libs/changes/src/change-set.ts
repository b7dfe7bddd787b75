export type ChangeSetState =
  | 'draft'
  | 'in_review'
  | 'approved'
  | 'scheduled'
  | 'active'
  | 'rejected'
  | 'withdrawn'
  | 'superseded';

/** Where a change-set comes from; the product itself writes `bootstrap` and `upgrade`. */
export type ChangeSetOrigin = 'people' | 'git' | 'bootstrap' | 'upgrade' | 'rollback';

export const GOVERNED_KINDS = ['fact', 'tag', 'code_list'] as const;

export type GovernedKind = (typeof GOVERNED_KINDS)[number];

export type ReviewDecision = 'approved' | 'changes_requested' | 'rejected';

/** One object of a change-set, as it is to become. */
export interface ChangeItem {
  readonly kind: GovernedKind;
  readonly code: string;
  /** YAML, byte for byte; null when the object is to be retired. */
  readonly text: string | null;
  /** SHA-256 of the text that was active when the draft began; null for a new object. */
  readonly baseHash: string | null;
}

export interface ChangeReview {
  readonly id: number;
  readonly person: string;
  readonly account: string;
  /** Roles of the person when they decided. */
  readonly roles: readonly string[];
  readonly decision: ReviewDecision;
  readonly digest: string;
  readonly comment: string;
  /** The preview that the person saw, null if none. */
  readonly impactReport: number | null;
  /** Of an approval without one: the code of what kept it from being computed. */
  readonly noReportBecause: string | null;
  readonly createdAt: Date;
  /** When an edit made it void, null while it counts. */
  readonly voidedAt: Date | null;
}

/** What a change-set does to one object. */
export interface PlannedChange {
  readonly kind: GovernedKind;
  readonly code: string;
  /** The version in force, null for a new object. */
  readonly from: string | null;
  /** The version that it would get now, null when it is retired. */
  readonly to: string | null;
  readonly change: 'new' | 'major' | 'minor' | 'patch' | 'none' | 'retired';
  /** What the approval policy looks at: a tag's category, a fact's group. */
  readonly category: string | null;
  /** Whether the object is computed from personal data. */
  readonly personal: boolean;
}

/** A change-set without what it holds, as lists show it. */
export interface ChangeSetHead {
  readonly id: number;
  readonly title: string;
  readonly reason: string;
  readonly origin: ChangeSetOrigin;
  readonly state: ChangeSetState;
  readonly author: string | null;
  readonly authorAccount: string;
  /** Grows with every change; whoever edits says which one they saw. */
  readonly revision: number;
  /** Of all items, while it is in review or later: what approvals are for. */
  readonly digest: string | null;
  readonly approvalsNeeded: number | null;
  readonly effectiveAt: Date | null;
  readonly rollsBack: number | null;
  readonly assignee: string | null;
  /** `yyyy-mm-dd` */
  readonly dueOn: string | null;
  readonly endedBecause: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  /** A person; null of what the product itself handed over. */
  readonly submittedBy: string | null;
  readonly submittedAccount: string | null;
  readonly approvedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly endedAt: Date | null;
  /** How many objects it changes. */
  readonly objectCount: number;
}

export interface ChangeSet extends ChangeSetHead {
  readonly items: readonly ChangeItem[];
  /** Persons who edited it, the author among them. */
  readonly editors: readonly string[];
  readonly reviews: readonly ChangeReview[];
  /** What was approved, with the versions that it got; null before. */
  readonly changes: readonly PlannedChange[] | null;
}
