import { describe, expect, it } from '@jest/globals';

import { farPages, pagesOf } from './long-list.js';

describe('a long list', () => {
  it('is asked for the pages that rows lie in', () => {
    expect(pagesOf(0, 40)).toEqual([0]);
    expect(pagesOf(95, 130)).toEqual([0, 1]);
    expect(pagesOf(99_990, 100_000)).toEqual([999]);
    expect(pagesOf(100, 100)).toEqual([1]);
  });

  it('lets go of what is far from the place that is looked at, never of its beginning', () => {
    const kept = Array.from({ length: 30 }, (_page, index) => index);
    const far = farPages(kept, [25, 26]);
    expect(far).toHaveLength(9);
    expect(far).not.toContain(0);
    expect(Math.max(...far)).toBe(9);
    expect(farPages([0, 1, 2], [2])).toEqual([]);
  });
});
