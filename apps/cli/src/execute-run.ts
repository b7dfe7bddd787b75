import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import {
  ExecuteRunService,
  RunService,
  type RunView,
  type SubmitRun,
} from '@tagwright/materialization';
import { cliActor } from './cli-actor.js';
import type { Output } from './output.js';

/**
 * Asks for a run, executes it here, once, and shows its steps as they end: whoever typed the command
 * sees a failure and decides.
 * @throws DomainError the run's own failure.
 */
export async function executeRun(
  services: INestApplicationContext,
  request: Pick<SubmitRun, 'kind' | 'params' | 'asOf' | 'zone'>,
  output: Output,
): Promise<RunView> {
  const { run: queued } = await services.get(RunService).submit({
    ...request,
    actor: cliActor(),
    priority: 'interactive',
    maxAttempts: 1,
  });
  return finishRun(services, queued.id, output);
}

/**
 * Executes a run here, unless a worker has taken it already, and shows its steps as they end.
 * @throws DomainError the run's own failure.
 */
export async function finishRun(
  services: INestApplicationContext,
  runId: number,
  output: Output,
): Promise<RunView> {
  const [run] = await Promise.all([
    showSteps(services.get(RunService), runId, output),
    services.get(ExecuteRunService).execute(runId),
  ]);
  if (run.state !== 'succeeded') {
    const { code = 'internal', message = 'The run failed.', details = {} } = run.error ?? {};
    throw new DomainError(code, message, { details });
  }
  return run;
}

async function showSteps(runs: RunService, runId: number, output: Output): Promise<RunView> {
  let shown = 0;
  for await (const run of runs.watch(runId)) {
    const finished = run.steps.filter((step) => step.finishedAt !== null);
    for (const step of finished.slice(shown)) {
      const figures = Object.entries(step.figures)
        .filter(([name]) => name !== 'seconds')
        .map(([name, value]) => `${name} ${String(value)}`);
      output.progress(
        `  ${step.name}${figures.length > 0 ? `: ${figures.join(', ')}` : ''} (${(step.seconds ?? 0).toFixed(1)} s)`,
      );
    }
    shown = finished.length;
  }
  return runs.get(runId);
}
