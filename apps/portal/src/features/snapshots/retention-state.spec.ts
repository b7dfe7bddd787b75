import { describe, expect, it } from '@jest/globals';
import { retentionState } from './retention-state.js';

const NONE = { pinnedBecause: null, collectAfter: null, filesDeletedAt: null };
const TIME = '2026-01-01T00:00:00Z';

describe('retentionState', () => {
  it.each([
    [{}, 'kept'],
    [{ pinnedBecause: 'audit' }, 'pinned'],
    [{ collectAfter: TIME }, 'marked'],
    [{ collectAfter: TIME, filesDeletedAt: TIME }, 'deleted'],
  ] as const)('%j is %s', (retention, state) => {
    expect(retentionState({ retention: { ...NONE, ...retention } })).toBe(state);
  });
});
