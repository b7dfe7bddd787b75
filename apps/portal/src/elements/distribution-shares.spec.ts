import { describe, expect, it } from '@jest/globals';

import type { Distribution } from '../api/types.js';
import { colourOf, foldedShares, sharesOf } from './distribution-shares.js';

const distribution = (counts: readonly number[], missing = 0): Distribution => ({
  snapshotId: 1,
  asOf: '2026-01-01T00:00:00Z',
  subject: 'customer',
  total: counts.reduce((sum, count) => sum + count, missing),
  missing,
  min: null,
  max: null,
  buckets: [],
  values: counts.map((count, index) => ({ value: `v${index}`, name: { zh: '', en: '' }, count })),
});
const sum = (shares: readonly { count: number }[]): number =>
  shares.reduce((total, { count }) => total + count, 0);

describe('sharesOf', () => {
  it('keeps the order of the list, values nobody has among them, the missing last', () => {
    const shares = sharesOf(distribution([5, 0, 9], 2));
    expect(shares.map(({ kind, count }) => [kind, count])).toEqual([
      ['value', 5],
      ['value', 0],
      ['value', 9],
      ['missing', 2],
    ]);
  });
});

describe('a distribution of numbers', () => {
  it('keeps its empty stretches', () => {
    const buckets = [
      { from: '0', to: '10', count: 4 },
      { from: '30', to: '40', count: 1 },
    ];
    const shares = sharesOf({ ...distribution([]), buckets });
    expect(shares.map(({ from, count }) => [from, count])).toEqual([
      ['0', 4],
      ['10', 0],
      ['20', 0],
      ['30', 1],
    ]);
  });

  it('names a stretch by its own last number, which is never the next one’s first', () => {
    const buckets = [
      { from: '0', to: '10', count: 4 },
      { from: '10', to: '20', count: 1 },
    ];
    const shares = sharesOf({ ...distribution([]), max: '12', buckets });
    expect(shares.map(({ to }) => to)).toEqual(['9', '12']);
  });

  it('keeps the digits of decimals', () => {
    const buckets = [{ from: '0.00', to: '2.50', count: 4 }];
    const [share] = sharesOf({ ...distribution([]), max: '9.00', buckets });
    expect(share?.to).toBe('2.49');
  });
});

describe('foldedShares', () => {
  it('loses nobody when it folds a long list', () => {
    const long = distribution([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 4);
    const folded = foldedShares(sharesOf(long));
    expect(folded.map(({ kind }) => kind)).toContain('rest');
    expect(folded.filter(({ kind }) => kind === 'value')).toHaveLength(7);
    expect(sum(folded)).toBe(long.total);
  });

  it('leaves a short list alone', () => {
    const shares = sharesOf(distribution([1, 2], 1));
    expect(foldedShares(shares)).toEqual(shares);
  });
});

describe('colourOf', () => {
  it('never paints the missing like a value', () => {
    const painted = sharesOf(distribution([1, 2], 1)).map(colourOf);
    expect(new Set(painted).size).toBe(3);
  });
});
