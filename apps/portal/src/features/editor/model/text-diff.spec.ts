import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { diffLines } from './text-diff.js';

describe('the lines of two texts', () => {
  it('give back each text, whatever both are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const lines = diffLines(left, right);
        const side = (other: string): string =>
          lines
            .filter((line) => line.in !== other)
            .map((line) => line.text)
            .join('\n');
        expect([side('right'), side('left')]).toEqual([left, right]);
      }),
    );
  });
});
