import type { ChangeReview, ChangeSetDetail } from '../../api/types.js';

export type LifeStep =
  'begun' | 'submitted' | ChangeReview['decision'] | 'effective' | 'activated' | 'ended';

/** One thing that somebody did to a change-set. */
export interface LifeEvent {
  readonly step: LifeStep;
  readonly at: string;
  /** Empty where the record names nobody. */
  readonly account: string;
  readonly comment: string;
  /** The report that an approver saw. */
  readonly report: number | null;
  /** Of an approval without one: what kept it from being computed. */
  readonly noReportBecause: string | null;
  /** An approval that an edit made void. */
  readonly isVoid: boolean;
  /** Not yet: when it is to come into force. */
  readonly isAhead: boolean;
}

type Lived = Pick<
  ChangeSetDetail,
  | 'state'
  | 'authorAccount'
  | 'submittedAccount'
  | 'createdAt'
  | 'submittedAt'
  | 'activatedAt'
  | 'effectiveAt'
  | 'endedAt'
  | 'endedBecause'
> & { readonly reviews: readonly ChangeReview[] };

/** What became of a change-set so far, oldest first; what is still to come stands last. */
export function lifeOf(set: Lived): LifeEvent[] {
  const isRejected = set.state === 'rejected';
  const events = [
    event('begun', set.createdAt, { account: set.authorAccount }),
    event('submitted', set.submittedAt, { account: set.submittedAccount ?? '' }),
    ...set.reviews.map((review) =>
      event(review.decision, review.createdAt, {
        account: review.account,
        comment: review.comment,
        report: review.impactReport,
        noReportBecause: review.noReportBecause,
        isVoid: review.voidedAt !== null,
      }),
    ),
    event('activated', set.activatedAt),
    // A rejection is told by its review already, in the reviewer's own words.
    event('ended', isRejected ? null : set.endedAt, { comment: set.endedBecause ?? '' }),
  ].filter(({ at }) => at !== '');
  const ahead =
    set.state === 'scheduled' ? [event('effective', set.effectiveAt, { isAhead: true })] : [];
  return [...events.toSorted((one, other) => one.at.localeCompare(other.at)), ...ahead];
}

function event(step: LifeStep, at: string | null, own: Partial<LifeEvent> = {}): LifeEvent {
  const unsaid = { account: '', comment: '', report: null, noReportBecause: null };
  return { step, at: at ?? '', ...unsaid, isVoid: false, isAhead: false, ...own };
}
