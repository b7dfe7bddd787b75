import { describe, expect, it } from '@jest/globals';

import { dayOf, dueState } from './due-state.js';

const due = (dueOn: string | null, state = 'in_review') => dueState({ dueOn, state }, '2026-03-10');

describe('dueState', () => {
  it('is overdue from the day after', () => {
    expect([due('2026-03-09'), due('2026-03-10'), due('2026-03-11')]).toEqual([
      'overdue',
      'today',
      'ahead',
    ]);
  });

  it('does not nag about what is decided or has no day', () => {
    expect([due('2026-03-09', 'active'), due(null)]).toEqual([null, null]);
  });
});

describe('dayOf', () => {
  it('is the day where the reader is', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
