import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { codesIn, pathOf, placeOf, pointerOf } from './diff-place.js';

const tag = {
  tag: 'value_tier',
  cases: [
    { when: { any: [{ tag: 'value_score', operator: 'greaterThan', value: 70 }] }, value: 'D' },
  ],
  else: 'S',
  examples: [{ given: { value_score: 70 }, expect: 'D' }],
};
const place = (...path: string[]) => placeOf(path, tag, 'value_tier');

describe('placeOf', () => {
  it('names a threshold by its case and what is compared, and its values by that', () => {
    expect(place('cases', '0', 'when', 'any', '0', 'value')).toEqual({
      parts: [
        { kind: 'member', list: 'cases', number: 1 },
        { kind: 'comparison', code: 'value_score', operator: 'greaterThan' },
      ],
      valuesOf: 'value_score',
    });
  });

  it('names what a case gives by the tag’s own values', () => {
    expect(place('cases', '0', 'value')).toEqual({
      parts: [{ kind: 'member', list: 'cases', number: 1 }],
      valuesOf: 'value_tier',
    });
    expect(place('else').valuesOf).toBe('value_tier');
  });

  it('names an example by its number and the fact that it gives', () => {
    expect(place('examples', '0', 'given', 'value_score')).toEqual({
      parts: [
        { kind: 'member', list: 'examples', number: 1 },
        { kind: 'key', key: 'given' },
        { kind: 'key', key: 'value_score' },
      ],
      valuesOf: 'value_score',
    });
  });
});

describe('a pointer', () => {
  it('leads back to its path, whatever its keys are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(pathOf(pointerOf(path))).toEqual(path);
      }),
    );
  });
});

describe('codesIn', () => {
  it('finds what conditions and examples speak of', () => {
    expect(new Set(codesIn(tag))).toEqual(new Set(['value_tier', 'value_score']));
  });
});
