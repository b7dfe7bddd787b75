import { describe, expect, it } from '@jest/globals';

import type { RunStep } from '../../api/types.js';
import { ganttShape } from './gantt-shape.js';

const WORDS = {
  axis: 'Step',
  measure: 's',
  begins: 'begins',
  takes: 'takes',
  step: (name: string) => name,
};
const step = (name: string, startedAt: string | null, seconds: number | null): RunStep => ({
  name,
  state: 'succeeded',
  startedAt,
  finishedAt: null,
  seconds,
  figures: {},
});

describe('the picture of a run', () => {
  it('begins with its first step, and leaves out what has not begun', () => {
    const shape = ganttShape(
      [
        step('plan', '2026-01-01T00:00:01.000Z', 0.5),
        step('facts', '2026-01-01T00:00:01.500Z', null),
        step('tags', null, null),
      ],
      WORDS,
    );
    expect(shape?.categories).toEqual(['plan', 'facts']);
    expect(shape?.series.map(({ values }) => values)).toEqual([
      [0, 0.5],
      [0.5, 0],
    ]);
  });

  it('is none before any step began', () => {
    expect(ganttShape([step('plan', null, null)], WORDS)).toBeNull();
  });
});
