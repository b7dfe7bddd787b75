import { describe, expect, it } from '@jest/globals';

import { lifeOf } from './change-life.js';

const set = {
  state: 'in_review',
  authorAccount: 'ann',
  createdAt: '2026-01-01T08:00:00Z',
  submittedAt: '2026-01-03T08:00:00Z',
  submittedAccount: 'cat',
  activatedAt: null,
  effectiveAt: null,
  endedAt: null,
  endedBecause: null,
  reviews: [],
} as const;

const review = {
  person: 'p',
  account: 'ben',
  decision: 'changes_requested',
  digest: '',
  comment: 'Why?',
  impactReport: null,
  noReportBecause: null,
  createdAt: '2026-01-02T08:00:00Z',
  voidedAt: '2026-01-02T09:00:00Z',
} as const;

describe('lifeOf', () => {
  it('tells in order of time, not of the record', () => {
    const steps = lifeOf({ ...set, reviews: [review] }).map(({ step }) => step);
    expect(steps).toEqual(['begun', 'changes_requested', 'submitted']);
  });

  it('names who handed it over, and the figures that an approval rests on', () => {
    const approval = { ...review, decision: 'approved', impactReport: 7 } as const;
    expect(lifeOf({ ...set, reviews: [approval] })).toMatchObject([
      { step: 'begun', account: 'ann' },
      { step: 'approved', account: 'ben', report: 7 },
      { step: 'submitted', account: 'cat', report: null },
    ]);
  });

  it('puts what is still to come last', () => {
    const scheduled = { ...set, state: 'scheduled', effectiveAt: '2025-01-01T00:00:00Z' } as const;
    expect(lifeOf(scheduled).at(-1)).toMatchObject({ step: 'effective', isAhead: true });
  });

  it('tells a rejection once', () => {
    const ended = { endedAt: '2026-01-05T08:00:00Z', endedBecause: 'No' };
    const rejection = { ...review, decision: 'rejected', createdAt: ended.endedAt } as const;
    const steps = lifeOf({ ...set, ...ended, state: 'rejected', reviews: [rejection] });
    expect(steps.map(({ step }) => step)).toEqual(['begun', 'submitted', 'rejected']);
  });
});
