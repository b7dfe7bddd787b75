import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldSmall, mergeSmall } from './fold-small.js';

const bins = (...counts: number[]) =>
  counts.map((count, index) => ({ from: String(index), to: String(index + 1), count }));

describe('mergeSmall', () => {
  it('joins few subjects with the bin that follows', () => {
    expect(mergeSmall(bins(5, 2, 9))).toEqual([
      { from: '0', to: '1', count: 5 },
      { from: '1', to: '3', count: 11 },
    ]);
  });

  it('joins the last few with what is before, over empty bins', () => {
    expect(mergeSmall(bins(7, 0, 1))).toEqual([{ from: '0', to: '3', count: 8 }]);
  });

  it('leaves bins without anybody as they are', () => {
    expect(mergeSmall(bins(6, 0, 6))).toHaveLength(3);
  });

  it('does not even say where they are when all are few', () => {
    expect(mergeSmall(bins(1, 2, 0))).toEqual([{ from: null, to: null, count: 3 }]);
  });

  it('loses nobody, and shows no group of one to four where there are five', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 40 }), (counts) => {
        const merged = mergeSmall(bins(...counts));
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(total < 5 || merged.every(({ count }) => count === 0 || count >= 5)).toBe(true);
      }),
    );
  });
});

describe('foldSmall', () => {
  const figures = {
    subjects: 20,
    missing: 8,
    withheld: 'nothing',
    distinct: 3,
    min: '1',
    max: '9',
    quantiles: [
      { share: 0.25, value: '2' },
      { share: 0.5, value: '3' },
    ],
    binUnit: null,
    bins: [],
    values: [
      { value: 'a', count: 5 },
      { value: 'b', count: 4 },
      { value: 'c', count: 2 },
    ],
    rest: { values: 1, count: 1 },
  } as const;

  it('moves values of few subjects to the rest and keeps the extremes to itself', () => {
    expect(foldSmall(figures)).toMatchObject({
      withheld: 'small_groups',
      min: null,
      max: null,
      values: [{ value: 'a', count: 5 }],
      rest: { values: 3, count: 7 },
    });
  });

  it('tells a quantile only with five subjects on either side', () => {
    expect(foldSmall(figures).quantiles).toEqual([{ share: 0.5, value: '3' }]);
  });
});
