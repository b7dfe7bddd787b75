import { describe, expect, it } from '@jest/globals';
import type { SnapshotColumn, SnapshotEntity } from '@tagwright/materialization';
import type { CatalogView } from '@tagwright/rules';
import { distributionDto } from './distribution.mapper.js';

const words = (text: string) => ({ zh: text, en: text });
const catalog: CatalogView = {
  datasets: new Map(),
  codeLists: new Map([
    [
      'grade',
      {
        list: 'grade',
        name: words('Grade'),
        codes: [
          { code: 'high', name: words('High') },
          { code: 'middle', name: words('Middle') },
          { code: 'low', name: words('Low') },
        ],
      },
    ],
  ]),
};

function snapshotWith(column: Pick<SnapshotColumn, 'code' | 'type' | 'profile'>): SnapshotEntity {
  const manifest = { tables: [{ subject: 'customer', rows: 10, columns: [column] }] };
  return { id: 3, asOf: new Date('2026-01-01T00:00:00Z'), manifest } as unknown as SnapshotEntity;
}

describe('distributionDto', () => {
  it('lists codes in the order of their list, also those nobody has', () => {
    const snapshot = snapshotWith({
      code: 'tier',
      type: { kind: 'code', list: 'grade' },
      profile: {
        missing: 2,
        values: [
          { value: 'low', count: 5 },
          { value: 'high', count: 3 },
        ],
      },
    });
    expect(distributionDto(snapshot, 'tier', catalog)).toEqual({
      snapshotId: 3,
      asOf: '2026-01-01T00:00:00.000Z',
      subject: 'customer',
      total: 10,
      missing: 2,
      values: [
        { value: 'high', name: words('High'), count: 3 },
        { value: 'middle', name: words('Middle'), count: 0 },
        { value: 'low', name: words('Low'), count: 5 },
      ],
      min: null,
      max: null,
      buckets: [],
    });
  });

  it('does not hide a value that the list no longer knows', () => {
    const snapshot = snapshotWith({
      code: 'tier',
      type: { kind: 'code', list: 'grade' },
      profile: { missing: 0, values: [{ value: 'gone', count: 1 }] },
    });
    const { values } = distributionDto(snapshot, 'tier', catalog) ?? { values: [] };
    expect(values.at(-1)).toEqual({ value: 'gone', name: words('gone'), count: 1 });
  });

  it('gives numbers their extremes and buckets', () => {
    const bins = [{ from: '0', to: '50', count: 4 }];
    const snapshot = snapshotWith({
      code: 'score',
      type: { kind: 'integer' },
      profile: { missing: 1, min: '0', max: '49', bins },
    });
    expect(distributionDto(snapshot, 'score', catalog)).toMatchObject({
      values: [],
      min: '0',
      max: '49',
      buckets: bins,
    });
  });

  it('is null for a tag that the snapshot does not hold', () => {
    const snapshot = snapshotWith({
      code: 'score',
      type: { kind: 'integer' },
      profile: { missing: 0 },
    });
    expect(distributionDto(snapshot, 'other', catalog)).toBeNull();
  });
});
