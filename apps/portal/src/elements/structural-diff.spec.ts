import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isSame, structuralDiff } from './structural-diff.js';

const document = fc.jsonValue({ maxDepth: 3 });

describe('structuralDiff', () => {
  it('finds nothing between a document and itself, whatever the order of its keys', () => {
    fc.assert(fc.property(document, (value) => structuralDiff(value, value).length === 0));
    expect(structuralDiff({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
  });

  it('finds something exactly where two documents are not the same', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        expect(structuralDiff(one, other).length === 0).toBe(isSame(one, other));
      }),
    );
  });

  it('finds as many places there as back, with added and removed in each other’s place', () => {
    const flipped = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const kinds = (steps: ReturnType<typeof structuralDiff>): string[] =>
      steps.map(({ kind }) => kind).toSorted();
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.dictionary(fc.string(), fc.integer()),
        (a, b) => {
          const back = structuralDiff(b, a).map((step) => ({ ...step, kind: flipped[step.kind] }));
          expect(kinds(structuralDiff(a, b))).toEqual(kinds(back));
        },
      ),
    );
  });

  it('names the place of a changed threshold', () => {
    const rule = (value: number): object => ({ cases: [{ when: { fact: 'age', value } }] });
    expect(structuralDiff(rule(70), rule(75))).toEqual([
      { kind: 'changed', path: ['cases', '0', 'when', 'value'], before: 70, after: 75 },
    ]);
  });

  it('shows a member that is inserted at the top as one difference', () => {
    expect(structuralDiff(['b', 'c'], ['a', 'b', 'c'])).toEqual([
      { kind: 'added', path: ['0'], before: undefined, after: 'a' },
    ]);
  });

  it('tells a removed member by the place where it stood', () => {
    expect(structuralDiff(['a', 'b', 'c'], ['a', 'c'])).toEqual([
      { kind: 'removed', path: ['1'], before: 'b', after: undefined },
    ]);
  });

  it('looks into a member that changed in its place', () => {
    expect(structuralDiff([{ a: 1, b: 1 }], [{ a: 1, b: 2 }])).toEqual([
      { kind: 'changed', path: ['0', 'b'], before: 1, after: 2 },
    ]);
  });
});
