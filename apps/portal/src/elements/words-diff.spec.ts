import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type WordsPart, wordsDiff } from './words-diff.js';

const without = (parts: readonly WordsPart[], kind: WordsPart['kind']): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('wordsDiff', () => {
  it('gives both sentences back, letter by letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = wordsDiff(before, after);
        expect(without(parts, 'added')).toBe(before);
        expect(without(parts, 'removed')).toBe(after);
      }),
    );
  });

  it('marks a number as a whole, not its digits', () => {
    expect(wordsDiff('at least 70.5 points', 'at least 75.5 points')).toEqual([
      { kind: 'kept', text: 'at least ' },
      { kind: 'removed', text: '70.5' },
      { kind: 'added', text: '75.5' },
      { kind: 'kept', text: ' points' },
    ]);
  });

  it('compares Chinese character by character', () => {
    expect(wordsDiff('不少于70', '多于70').map(({ text }) => text)).toEqual(['不少', '多', '于70']);
  });
});
