import { describe, expect, it } from '@jest/globals';
import { SURNAMES } from './surnames.js';

describe('surnames', () => {
  it('are 200 different ones, most frequent first', () => {
    expect(new Set(SURNAMES.map(({ name }) => name)).size).toBe(200);
    expect(SURNAMES.slice(0, 3).map(({ name }) => name)).toEqual(['王', '李', '张']);
    expect(SURNAMES.map(({ weight }) => weight)).toEqual(
      SURNAMES.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });

  it('include compound ones', () => {
    expect(SURNAMES.some(({ name }) => name === '欧阳')).toBe(true);
  });
});
