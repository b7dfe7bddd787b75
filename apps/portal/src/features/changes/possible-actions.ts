import type { ChangeSetDetail, KeptImpact, Permission } from '../../api/types.js';

/** Everything that can be done with a change-set, in the order in which its life goes. */
export type ChangeAction =
  | 'describe'
  | 'rebase'
  | 'compute'
  | 'submit'
  | 'approve'
  | 'requestChanges'
  | 'reject'
  | 'schedule'
  | 'unschedule'
  | 'withdraw'
  | 'rollBack';

/** Why an action is not possible now, though the change-set is in a state for it. */
type Hindrance =
  'ownWork' | 'approvedAlready' | 'notApprover' | 'empty' | 'errors' | 'moved' | 'noEffect';

export interface PossibleAction {
  readonly action: ChangeAction;
  /** Null when it can be done. */
  readonly hindrance: Hindrance | null;
}

export interface Onlooker {
  /** Null for a system. */
  readonly person: string | null;
  readonly may: (permission: Permission) => boolean;
}

type Seen = Pick<ChangeSetDetail, 'state' | 'origin' | 'digest' | 'editors' | 'reviews'> & {
  readonly objects: readonly Pick<ChangeSetDetail['objects'][number], 'isMoved'>[];
  readonly diagnostics: readonly Pick<ChangeSetDetail['diagnostics'][number], 'severity'>[];
};

/** What is known of the effect: a report, or what keeps it from being computed. */
export interface SeenEffect {
  readonly impact: KeptImpact | null;
  readonly noEffectBecause: string | null;
}

const OPEN: readonly string[] = ['draft', 'in_review', 'approved', 'scheduled'];

/**
 * What whoever looks may do in the state at hand, and what hinders them. What their role never does is
 * left out, but for the approval: its author is to see that another must give it.
 */
export function possibleActions(
  set: Seen,
  effect: SeenEffect,
  onlooker: Onlooker,
): PossibleAction[] {
  const { may } = onlooker;
  const isOpen = OPEN.includes(set.state);
  const moved = set.objects.some(({ isMoved }) => isMoved);
  const actions: (readonly [ChangeAction, boolean, Hindrance | null])[] = [
    ['describe', isOpen && may('definition.draft'), null],
    ['rebase', isOpen && moved && may('definition.draft'), null],
    ['compute', isOpen && may('definition.review'), hindranceOfEffect(set)],
    ['submit', set.state === 'draft' && may('definition.draft'), hindranceOfSubmission(set)],
    [
      'approve',
      set.state === 'in_review' && (may('definition.approve') || may('definition.review')),
      hindranceOfApproval(set, effect, onlooker),
    ],
    ['requestChanges', set.state === 'in_review' && may('definition.review'), null],
    ['reject', set.state === 'in_review' && may('definition.approve'), null],
    [
      'schedule',
      set.state === 'approved' && may('definition.schedule'),
      moved ? 'moved' : hasErrors(set) ? 'errors' : null,
    ],
    ['unschedule', set.state === 'scheduled' && may('definition.schedule'), null],
    ['withdraw', isOpen && may('definition.draft'), null],
    [
      'rollBack',
      set.state === 'active' && set.origin !== 'bootstrap' && may('definition.draft'),
      null,
    ],
  ];
  return actions.flatMap(([action, applies, hindrance]) =>
    applies ? [{ action, hindrance }] : [],
  );
}

/** The action that takes it a step further, if whoever looks can do one. */
export function nextStep(actions: readonly PossibleAction[]): ChangeAction | null {
  const open = actions.filter(({ hindrance }) => hindrance === null).map(({ action }) => action);
  const order: readonly ChangeAction[] = ['rebase', 'approve', 'schedule', 'submit'];
  return order.find((action) => open.includes(action)) ?? null;
}

const hasErrors = ({ diagnostics }: Seen): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

function hindranceOfEffect(set: Seen): Hindrance | null {
  if (set.objects.length === 0) return 'empty';
  return hasErrors(set) ? 'errors' : null;
}

function hindranceOfSubmission(set: Seen): Hindrance | null {
  if (set.objects.length === 0) return 'empty';
  if (hasErrors(set)) return 'errors';
  return set.objects.some(({ isMoved }) => isMoved) ? 'moved' : null;
}

function hindranceOfApproval(
  set: Seen,
  { impact, noEffectBecause }: SeenEffect,
  { person, may }: Onlooker,
): Hindrance | null {
  if (person !== null && set.editors.includes(person)) return 'ownWork';
  if (person === null || !may('definition.approve')) return 'notApprover';
  const isMine = set.reviews.some(
    (review) =>
      review.person === person &&
      review.decision === 'approved' &&
      review.voidedAt === null &&
      review.digest === set.digest,
  );
  if (isMine) return 'approvedAlready';
  if (set.objects.some(({ isMoved }) => isMoved)) return 'moved';
  if (hasErrors(set)) return 'errors';
  return impact === null && noEffectBecause === null ? 'noEffect' : null;
}
