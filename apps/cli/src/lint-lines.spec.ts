import { describe, expect, it } from '@jest/globals';
import { lintLines } from './lint-lines.js';

describe('lintLines', () => {
  it('marks what nobody reaches, and says why an input is missing', () => {
    const lines = lintLines({
      snapshotId: 3,
      asOf: '2026-01-01T00:00:00.000Z',
      tags: [
        {
          ...{ tag: 'score', subject: 'customer', version: '1.0.0', subjects: 9 },
          lists: [
            {
              ...{ path: 'inputs[0]', input: 'visits', collects: false },
              ...{ otherwise: 4, unknown: 1, overlapping: 2 },
              cases: [
                { path: 'inputs[0].bins[0]', value: 5, reached: 4, shadowed: 0 },
                { path: 'inputs[0].bins[1]', value: null, reached: 0, shadowed: 2 },
              ],
            },
          ],
          missing: [{ code: 'visits', because: { zh: '无', en: 'no source' } }],
        },
      ],
    });
    expect(lines).toEqual([
      'Snapshot 3, as of 2026-01-01T00:00:00.000Z.',
      '',
      'score 1.0.0: 9 customers',
      '  visits',
      '    inputs[0].bins[0] 5: 4',
      '  ! inputs[0].bins[1] missing: 0, and 2 whom an earlier one took',
      '    4 for whom all are false, 1 undecided, 2 for whom several hold',
      '  ! visits is missing for everybody: no source',
      '1 tags; 1 cases that nobody reaches.',
    ]);
  });
});
