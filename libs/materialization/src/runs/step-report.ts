/** What a job tells while it works. */
export interface StepReport {
  readonly step: string;
  readonly state: 'started' | 'finished';
  readonly figures?: Readonly<Record<string, number | string>>;
}

export type ReportStep = (report: StepReport) => void;

/** Runs one step of a job between its two reports; the finishing one carries the seconds. */
export async function reportedStep<T>(
  report: ReportStep,
  step: string,
  work: () => Promise<T>,
  figuresOf: (result: T) => Readonly<Record<string, number | string>> = () => ({}),
): Promise<T> {
  report({ step, state: 'started' });
  const start = performance.now();
  const result = await work();
  const seconds = Math.round(performance.now() - start) / 1000;
  report({ step, state: 'finished', figures: { ...figuresOf(result), seconds } });
  return result;
}
