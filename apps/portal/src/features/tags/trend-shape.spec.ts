import { describe, expect, it } from '@jest/globals';

import type { Distribution } from '../../api/types.js';
import { medianOf, trendShape } from './trend-shape.js';

const WORDS = {
  axis: 'Snapshot',
  measure: 'Number',
  value: 'Value',
  missing: 'missing',
  known: 'known',
  smallest: 'min',
  median: 'median',
  largest: 'max',
  of: (words: { en: string }) => words.en,
  point: ({ snapshotId }: Distribution) => String(snapshotId),
};

const point = (snapshotId: number, rest: Partial<Distribution>): Distribution => ({
  snapshotId,
  asOf: '2026-01-01T00:00:00.000Z',
  subject: 'customer',
  total: 10,
  missing: 1,
  values: [],
  min: null,
  max: null,
  buckets: [],
  ...rest,
});
const value = (code: string, count: number) => ({
  value: code,
  name: { zh: code, en: code },
  count,
});

describe('the trend of a tag', () => {
  it('stacks the counts of each value, one that a snapshot lacks as nought', () => {
    const shape = trendShape(
      [point(1, { values: [value('A', 4), value('X', 5)] }), point(2, { values: [value('A', 9)] })],
      WORDS,
    );
    expect(shape.kind).toBe('stack');
    expect(shape.series.map(({ name, values }) => [name, values])).toEqual([
      ['A', [4, 9]],
      ['X', [5, 0]],
      ['missing', [1, 1]],
    ]);
  });

  it('draws numbers as their extremes and the middle', () => {
    const buckets = [
      { from: '0', to: '10', count: 1 },
      { from: '10', to: '20', count: 3 },
    ];
    const shape = trendShape([point(1, { min: '0', max: '19', buckets })], WORDS);
    expect(shape.series.map(({ values }) => values)).toEqual([[0], [15], [19]]);
    expect(medianOf({ buckets: [] })).toBeNull();
  });

  it('says of dates, which have no axis of numbers, how many have one', () => {
    const dates = { min: '2025-01-01', max: '2025-12-01' };
    const { kind, series } = trendShape([point(1, { ...dates, missing: 4 }), point(2, {})], WORDS);
    expect(kind).toBe('stack');
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['known', [6, 9]],
      ['missing', [4, 1]],
    ]);
  });
});
