import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { heatOf, matrixShape } from './matrix-shape.js';

const value = fc.option(fc.constantFrom('a', 'b', 'c'));
const cells = fc.uniqueArray(fc.record({ from: value, to: value, count: fc.nat(1000) }), {
  selector: ({ from, to }) => `${String(from)}>${String(to)}`,
});
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('matrixShape', () => {
  it('counts everybody once in its rows and once in its columns', () => {
    fc.assert(
      fc.property(cells, (given) => {
        const { counts, before, after, total } = matrixShape(given);
        expect(sum(before)).toBe(total);
        expect(sum(after)).toBe(total);
        expect(counts.map(sum)).toEqual(before);
      }),
    );
  });

  it('keeps the order of the code list, puts strangers after it and missing last', () => {
    const given = ['gold', null, 'silver', 'gone'].map((from) => ({ from, to: from, count: 1 }));
    expect(matrixShape(given, ['silver', 'gold', 'nobody']).values).toEqual([
      'silver',
      'gold',
      'gone',
      null,
    ]);
  });

  it('counts as moved only who has another value', () => {
    const shape = matrixShape([
      { from: 'a', to: 'a', count: 90 },
      { from: 'a', to: 'b', count: 7 },
      { from: null, to: 'a', count: 3 },
    ]);
    expect([shape.moved, shape.largestMove, shape.total]).toEqual([10, 7, 100]);
  });
});

describe('heatOf', () => {
  it('shows the largest strongest, none not at all, and a single one among many still', () => {
    expect([heatOf(1000, 1000), heatOf(0, 1000), heatOf(1, 1_000_000)]).toEqual([5, 0, 1]);
  });
});
