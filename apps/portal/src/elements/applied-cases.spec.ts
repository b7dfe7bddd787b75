import { describe, expect, it } from '@jest/globals';
import { appliedCases } from './applied-cases.js';

describe('appliedCases', () => {
  it('names every case that gave a part of a value of several codes', () => {
    const cases = [true, false, true].map((applied) => ({ applied }));
    expect(appliedCases(cases)).toEqual([1, 3]);
  });

  it('names no case where `else` answers', () => {
    expect(appliedCases([{ applied: false }])).toEqual([]);
  });
});
