import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  approvalNeed,
  countingApprovals,
  isApprovedEnough,
  type ApprovalPolicy,
} from './approval-policy.js';
import type { ChangeReview, PlannedChange } from './change-set.js';

const change = (more: Partial<PlannedChange> = {}): PlannedChange => ({
  kind: 'tag',
  code: 'value_tier',
  from: '1.0.0',
  to: '1.1.0',
  change: 'minor',
  category: 'value',
  personal: false,
  ...more,
});

const POLICY: ApprovalPolicy = [
  { approvals: 1 },
  { when: { personalData: true, changes: ['new', 'major'] }, approvals: 2 },
  { when: { categories: ['churn'] }, approvals: 1, from: ['auditor'] },
  { when: { kinds: ['code_list'] }, approvals: 3 },
];

describe('approvalNeed', () => {
  it('is one approval where no rule asks for more, even where there is no rule', () => {
    expect(approvalNeed([], [change()])).toEqual({ approvals: 1, from: [] });
    expect(approvalNeed(POLICY, [change()])).toEqual({ approvals: 1, from: [] });
  });

  it('asks for what a rule says only when all of its conditions hold', () => {
    const personal = change({ personal: true });
    expect(approvalNeed(POLICY, [personal]).approvals).toBe(1);
    expect(approvalNeed(POLICY, [{ ...personal, change: 'major' }]).approvals).toBe(2);
  });

  it('takes the strictest rule over all objects, and the roles of every rule', () => {
    const list = change({ kind: 'code_list', category: null });
    const need = approvalNeed(POLICY, [change({ category: 'churn' }), list]);
    expect(need).toEqual({ approvals: 3, from: [['auditor']] });
  });

  it('never becomes weaker by another object', () => {
    const any = fc.record({
      kind: fc.constantFrom('fact' as const, 'tag' as const, 'code_list' as const),
      category: fc.constantFrom('value', 'churn', null),
      change: fc.constantFrom('minor' as const, 'major' as const, 'new' as const),
      personal: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), any, (some, one) => {
        const [less, more] = [some, [...some, one]].map((all) =>
          approvalNeed(POLICY, all.map(change)),
        );
        expect(more?.approvals).toBeGreaterThanOrEqual(less?.approvals ?? 0);
        expect(more?.from.length).toBeGreaterThanOrEqual(less?.from.length ?? 0);
      }),
    );
  });
});

describe('approvals', () => {
  const review = (more: Partial<ChangeReview>): ChangeReview => ({
    id: 1,
    person: 'ann',
    account: 'ann',
    roles: ['approver'],
    decision: 'approved',
    digest: 'd',
    comment: '',
    impactReport: null,
    noReportBecause: null,
    createdAt: new Date(0),
    voidedAt: null,
    ...more,
  });

  it('count for what is in review, unless an edit made them void', () => {
    const reviews = [
      review({ id: 1 }),
      review({ id: 2, digest: 'other' }),
      review({ id: 3, voidedAt: new Date(1) }),
      review({ id: 4, decision: 'changes_requested' }),
    ];
    expect(countingApprovals(reviews, 'd').map(({ id }) => id)).toEqual([1]);
    expect(countingApprovals(reviews, null)).toEqual([]);
  });

  it('are enough when as many persons, and one of each role asked for, have given them', () => {
    const need = { approvals: 2, from: [['auditor', 'admin']] };
    const [ann, again] = [review({}), review({ account: 'ann-the-second' })];
    const ben = review({ person: 'ben' });
    expect(isApprovedEnough(need, [ann, again])).toBe(false);
    expect(isApprovedEnough(need, [ann, ben])).toBe(false);
    expect(isApprovedEnough(need, [ann, { ...ben, roles: ['admin'] }])).toBe(true);
  });
});
