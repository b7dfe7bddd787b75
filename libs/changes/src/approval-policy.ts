import type { ChangeReview, PlannedChange } from './change-set.js';

/** Whose approvals, and how many, a change needs. */
export interface ApprovalRule {
  /** All of what is given must hold for an object; nothing given: for every object. */
  readonly when?: {
    readonly kinds?: readonly string[];
    readonly categories?: readonly string[];
    readonly changes?: readonly PlannedChange['change'][];
    readonly personalData?: boolean;
  };
  readonly approvals: number;
  /** Roles of which at least one approval must come. */
  readonly from?: readonly string[];
}

export type ApprovalPolicy = readonly ApprovalRule[];

export interface ApprovalNeed {
  readonly approvals: number;
  /** For each list: one approver at least has one of its roles. */
  readonly from: readonly (readonly string[])[];
}

/** The strictest of all rules that hold for any of the changes; one approval at least. */
export function approvalNeed(
  policy: ApprovalPolicy,
  changes: readonly PlannedChange[],
): ApprovalNeed {
  const rules = policy.filter((rule) => changes.some((change) => holds(rule, change)));
  return {
    approvals: Math.max(1, ...rules.map(({ approvals }) => approvals)),
    from: rules.flatMap(({ from }) => (from === undefined ? [] : [from])),
  };
}

function holds({ when = {} }: ApprovalRule, change: PlannedChange): boolean {
  const { kinds, categories, changes, personalData } = when;
  return (
    (kinds?.includes(change.kind) ?? true) &&
    (categories?.includes(change.category ?? '') ?? true) &&
    (changes?.includes(change.change) ?? true) &&
    (personalData === undefined || personalData === change.personal)
  );
}

/** The approvals that count for what is in review now. */
export function countingApprovals(
  reviews: readonly ChangeReview[],
  digest: string | null,
): ChangeReview[] {
  return reviews.filter(
    (review) =>
      review.decision === 'approved' && review.voidedAt === null && review.digest === digest,
  );
}

/** Whether the approvals there are suffice. */
export function isApprovedEnough(
  need: ApprovalNeed,
  approvals: readonly Pick<ChangeReview, 'person' | 'roles'>[],
): boolean {
  const persons = new Set(approvals.map(({ person }) => person));
  const hasRole = (from: readonly string[]) =>
    approvals.some(({ roles }) => roles.some((role) => from.includes(role)));
  return persons.size >= need.approvals && need.from.every(hasRole);
}
