import type { RunStep } from '../../api/types.js';
import type { ChartShape } from '../../elements/chart-shape.js';

/** The words that a picture of steps needs, in the reader's language. */
export interface GanttWords {
  readonly axis: string;
  readonly measure: string;
  readonly begins: string;
  readonly takes: string;
  readonly step: (name: string) => string;
}

/** Bars of a run's steps from their start, in seconds since the first one; null before any began. */
export function ganttShape(steps: readonly RunStep[], words: GanttWords): ChartShape | null {
  const begun = steps.flatMap(({ name, startedAt, seconds }) =>
    startedAt === null ? [] : [{ name, start: Date.parse(startedAt), seconds: seconds ?? 0 }],
  );
  if (begun.length === 0) return null;
  const first = Math.min(...begun.map(({ start }) => start));
  return {
    kind: 'bars',
    axis: words.axis,
    measure: words.measure,
    categories: begun.map(({ name }) => words.step(name)),
    series: [
      {
        name: words.begins,
        colour: null,
        values: begun.map(({ start }) => (start - first) / 1000),
      },
      { name: words.takes, colour: '--value-0', values: begun.map(({ seconds }) => seconds) },
    ],
  };
}
