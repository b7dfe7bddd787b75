import { describe, expect, it } from '@jest/globals';

import { ShellKeys } from './shell-keys.js';

describe('ShellKeys', () => {
  it('goes to a page when its letter follows g in time', () => {
    const keys = new ShellKeys();
    expect(keys.press('g', 0)).toBeNull();
    expect(keys.press('t', 500)).toEqual({ kind: 'go', key: 't' });
    expect(keys.press('t', 600)).toBeNull();
  });

  it('forgets g when nothing follows in time', () => {
    const keys = new ShellKeys();
    keys.press('g', 0);
    expect(keys.press('t', 5000)).toBeNull();
  });

  it('searches with / and helps with ?', () => {
    const keys = new ShellKeys();
    expect(keys.press('/', 0)).toEqual({ kind: 'search' });
    expect(keys.press('?', 0)).toEqual({ kind: 'help' });
  });
});
