import { describe, expect, it } from '@jest/globals';

import { CHANGE_TABS, addressOf, listQuery, tabOf } from './change-tabs.js';

describe('tabs of the list of changes', () => {
  it.each(CHANGE_TABS)('finds %s again in the address that it writes', (tab) => {
    expect(tabOf(new URL(addressOf(tab), 'http://portal').search)).toBe(tab);
  });

  it('begins with what waits for the reader, also at an address that it does not know', () => {
    expect([tabOf(''), tabOf('?show=nothing')]).toEqual(['waiting', 'waiting']);
  });

  it('asks for nothing where nothing can be the reader’s own', () => {
    expect(listQuery('mine', null)).toBeNull();
    expect(listQuery('mine', 'p1')).toEqual({ author: 'p1' });
  });
});
