import { describe, expect, it } from '@jest/globals';
import { StepProgress } from './step-progress.js';
import type { StepReport } from './step-report.js';

describe('StepProgress', () => {
  it('writes reports in their order and never shows the run as done', async () => {
    const written: [string, string, number][] = [];
    const lease = {
      step: ({ step, state }: StepReport, progress: number): Promise<void> => {
        written.push([step, state, progress]);
        return Promise.resolve();
      },
    };
    const progress = new StepProgress(lease, 'materialize');
    for (let step = 0; step < 14; step += 1) {
      progress.report({ step: String(step), state: 'started' });
      progress.report({ step: String(step), state: 'finished' });
    }
    await progress.settled();
    expect(written.map(([step]) => Number(step))).toEqual(
      [...Array(14).keys()].flatMap((step) => [step, step]),
    );
    expect(Math.max(...written.map(([, , share]) => share))).toBe(0.99);
  });

  it('surfaces the first report that could not be written', async () => {
    const lease = { step: () => Promise.reject(new Error('lease lost')) };
    const progress = new StepProgress(lease, 'ingest');
    progress.report({ step: 'plan', state: 'started' });
    await expect(progress.settled()).rejects.toThrow('lease lost');
  });
});
