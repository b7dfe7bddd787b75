import { describe, expect, it } from '@jest/globals';

import { recover } from './local-draft.js';

describe('a draft that was kept in the browser', () => {
  it('goes on where it was left when nobody saved another meanwhile', () => {
    expect(recover({ text: 'b', base: 'a' }, 'a')).toEqual({ kind: 'continue', text: 'b' });
    expect(recover({ text: 'b', base: null }, null)).toEqual({ kind: 'continue', text: 'b' });
  });

  it('is shown beside what somebody else saved meanwhile', () => {
    expect(recover({ text: 'b', base: 'a' }, 'c')).toEqual({ kind: 'conflict', text: 'b' });
  });

  it('is of no use once the change-set has it, or where there is none', () => {
    expect(recover({ text: 'b', base: 'a' }, 'b')).toEqual({ kind: 'nothing' });
    expect(recover(null, 'a')).toEqual({ kind: 'nothing' });
  });
});
