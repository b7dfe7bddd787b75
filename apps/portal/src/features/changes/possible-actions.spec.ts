import { describe, expect, it } from '@jest/globals';

import type { ChangeSetDetail, KeptImpact, Permission } from '../../api/types.js';
import { nextStep, possibleActions } from './possible-actions.js';

const STEWARD: readonly Permission[] = [
  'definition.draft',
  'definition.review',
  'definition.schedule',
];
const APPROVER: readonly Permission[] = [
  'definition.review',
  'definition.approve',
  'definition.schedule',
];
const impact = { id: 1 } as unknown as KeptImpact;

const setWith = (own: object): ChangeSetDetail =>
  ({
    state: 'in_review',
    origin: 'people',
    digest: 'd1',
    editors: ['ann'],
    reviews: [],
    objects: [{ kind: 'tag', isMoved: false }],
    diagnostics: [],
    ...own,
  }) as unknown as ChangeSetDetail;

const actionsOf = (
  own: object,
  person: string,
  rights: readonly Permission[],
  seen: KeptImpact | null = impact,
  noEffectBecause: string | null = null,
) =>
  possibleActions(
    setWith(own),
    { impact: seen, noEffectBecause },
    { person, may: (one) => rights.includes(one) },
  );

const hindranceOf = (actions: ReturnType<typeof actionsOf>, action: string) =>
  actions.find((each) => each.action === action)?.hindrance;

describe('an approval', () => {
  it('is open to who did not write it and saw its effect', () => {
    expect(hindranceOf(actionsOf({}, 'ben', APPROVER), 'approve')).toBeNull();
  });

  it('is refused to who wrote it, whatever their role', () => {
    expect(hindranceOf(actionsOf({}, 'ann', APPROVER), 'approve')).toBe('ownWork');
    expect(hindranceOf(actionsOf({}, 'ann', STEWARD), 'approve')).toBe('ownWork');
  });

  it('waits until somebody has computed the effect, where it can be computed', () => {
    expect(hindranceOf(actionsOf({}, 'ben', APPROVER, null), 'approve')).toBe('noEffect');
    const none = actionsOf({}, 'ben', APPROVER, null, 'no_snapshot');
    expect(hindranceOf(none, 'approve')).toBeNull();
  });

  it('is given once for one content, and again for another', () => {
    const review = { person: 'ben', decision: 'approved', voidedAt: null, digest: 'd1' };
    const again = actionsOf({ reviews: [review] }, 'ben', APPROVER);
    expect(hindranceOf(again, 'approve')).toBe('approvedAlready');
    const other = actionsOf({ reviews: [review], digest: 'd2' }, 'ben', APPROVER);
    expect(hindranceOf(other, 'approve')).toBeNull();
  });

  it('waits for a rebase where something else came into force first', () => {
    const actions = actionsOf({ objects: [{ kind: 'tag', isMoved: true }] }, 'ben', APPROVER);
    expect(hindranceOf(actions, 'approve')).toBe('moved');
  });
});

describe('a submission', () => {
  it.each([
    ['empty', { objects: [] }],
    ['errors', { diagnostics: [{ severity: 'error' }] }],
    ['moved', { objects: [{ kind: 'tag', isMoved: true }] }],
  ])('is hindered while the draft is %s', (hindrance, own) => {
    const actions = actionsOf({ state: 'draft', ...own }, 'ann', STEWARD);
    expect(hindranceOf(actions, 'submit')).toBe(hindrance);
  });
});

describe('what a role never does', () => {
  it('is not offered', () => {
    const names = actionsOf({ state: 'approved' }, 'ben', APPROVER).map(({ action }) => action);
    expect(names).toEqual(['compute', 'schedule']);
  });

  it('is everything for who only reads', () => {
    expect(actionsOf({}, 'eve', [])).toEqual([]);
  });
});

describe('the next step', () => {
  it.each([
    ['draft', 'ann', STEWARD, 'submit'],
    ['in_review', 'ben', APPROVER, 'approve'],
    ['approved', 'ann', STEWARD, 'schedule'],
    ['active', 'ann', STEWARD, null],
  ] as const)('of one that is %s is, for %s, %s', (state, person, rights, step) => {
    expect(nextStep(actionsOf({ state }, person, rights))).toBe(step);
  });
});
