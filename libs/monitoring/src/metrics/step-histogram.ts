import { Histogram } from 'prom-client';
import { STEP_BUCKETS, type StepFigures } from './figures.js';

const NAME = 'tagwright_run_step_seconds';
const HELP = 'Seconds of finished steps of the runs that are kept, by kind of run and step.';

/** A histogram whose observations were made elsewhere and come as counts. */
export class StepHistogram extends Histogram<'kind' | 'step'> {
  private figures: readonly StepFigures[] = [];

  constructor() {
    super({
      name: NAME,
      help: HELP,
      labelNames: ['kind', 'step'],
      buckets: [...STEP_BUCKETS],
      registers: [],
    });
  }

  record(figures: readonly StepFigures[]): void {
    this.figures = figures;
  }

  override get(): Promise<Described> {
    const values = this.figures.flatMap(samples);
    // The library's declaration is not of what the library does: types are words, not numbers.
    const described = { name: NAME, help: HELP, type: 'histogram', aggregator: 'sum', values };
    return Promise.resolve(described as unknown as Described);
  }

  /** What the text form is written from. */
  getForPromString(): Promise<Described> {
    return this.get();
  }
}

type Described = Awaited<ReturnType<Histogram<'kind' | 'step'>['get']>>;
type Sample = Described['values'][number];

function samples({ kind, step, count, seconds, atMost }: StepFigures): Sample[] {
  const labels = { kind, step };
  const buckets = [...STEP_BUCKETS, '+Inf'].map((le, index) => ({
    metricName: `${NAME}_bucket`,
    labels: { ...labels, le },
    value: atMost[index] ?? count,
  }));
  return [
    ...buckets,
    { metricName: `${NAME}_sum`, labels, value: seconds },
    { metricName: `${NAME}_count`, labels, value: count },
  ];
}
