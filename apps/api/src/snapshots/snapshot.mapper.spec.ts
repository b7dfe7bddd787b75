import { describe, expect, it } from '@jest/globals';
import { snapshotDiffDto } from './snapshot.mapper.js';

describe('snapshotDiffDto', () => {
  it('gives each tag the coming and going of its subject', () => {
    const dto = snapshotDiffDto({
      previousId: 1,
      subjects: [{ subject: 'customer', added: 4, removed: 2 }],
      tags: [
        {
          tag: 'tier',
          subject: 'customer',
          changed: 3,
          matrix: [{ from: null, to: 'high', count: 3 }],
        },
        { tag: 'score', subject: 'customer', changed: 7, matrix: null },
      ],
      tagsAdded: ['stage'],
      tagsRemoved: [],
      changesFile: 'snapshots/2/changes.parquet',
    });
    expect(dto.tags).toEqual([
      {
        tag: 'tier',
        subject: 'customer',
        changed: 3,
        added: 4,
        removed: 2,
        matrix: [{ from: null, to: 'high', count: 3 }],
      },
      { tag: 'score', subject: 'customer', changed: 7, added: 4, removed: 2, matrix: [] },
    ]);
    expect(dto.tagsAdded).toEqual(['stage']);
  });

  it('says that a first snapshot has nothing before it', () => {
    expect(snapshotDiffDto(null)).toEqual({
      previousId: null,
      tags: [],
      tagsAdded: [],
      tagsRemoved: [],
    });
  });
});
