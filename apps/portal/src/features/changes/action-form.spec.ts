import { describe, expect, it } from '@jest/globals';

import { type FormValues, instantOf, isMovedOn, missingFields } from './action-form.js';

const EMPTY: FormValues = { title: '', reason: '', assignee: '', dueOn: '', when: '', comment: '' };

describe('missingFields', () => {
  it('asks a refusal for its reason, an approval not', () => {
    expect(missingFields('reject', { ...EMPTY, comment: '  ' })).toEqual(['comment']);
    expect(missingFields('approve', EMPTY)).toEqual([]);
  });

  it('asks who withdraws or takes back why', () => {
    expect(missingFields('withdraw', EMPTY)).toEqual(['reason']);
    expect(missingFields('rollBack', { ...EMPTY, reason: 'Too kind' })).toEqual([]);
  });
});

describe('isMovedOn', () => {
  it('is another content or state, not a consumer that is waited for', () => {
    const codes = ['digest_outdated', 'change_set_outdated', 'state_refused', 'version_pinned'];
    expect(codes.map((code) => isMovedOn({ code }))).toEqual([true, true, true, false]);
  });
});

describe('instantOf', () => {
  it('is now for an empty field, and otherwise the instant in the zone of the reader', () => {
    expect(instantOf('')).toBeNull();
    expect(instantOf('2026-03-01T08:30')).toBe(new Date(2026, 2, 1, 8, 30).toISOString());
  });
});
