import type { RunPriority } from '@tagwright/platform';
import type { RunStepEntity } from './run-step.entity.js';
import type { RunEntity, RunError, RunKind, RunState } from './run.entity.js';

export interface RunStepView {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly seconds: number | null;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** A run as its watchers see it. */
export interface RunView {
  readonly id: number;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly revision: number;
  readonly progress: number;
  /** How often the run has been begun, and how often it may be. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly priority: RunPriority;
  /** When the next attempt begins at the earliest. */
  readonly notBefore: string | null;
  readonly cancelRequestedAt: string | null;
  readonly asOf: string | null;
  readonly zone: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly steps: readonly RunStepView[];
  readonly error: RunError | null;
  readonly result: Readonly<Record<string, unknown>> | null;
}

/** Whether nothing more will happen to the run. */
export function isFinal(run: Pick<RunView, 'state'>): boolean {
  return run.state !== 'queued' && run.state !== 'running';
}

/** @param steps of this run, in their order */
export function toRunView(run: RunEntity, steps: readonly RunStepEntity[]): RunView {
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    revision: run.revision,
    progress: run.progress,
    attempt: run.attempt,
    maxAttempts: run.maxAttempts,
    priority: run.priority,
    notBefore: run.notBefore?.toISOString() ?? null,
    cancelRequestedAt: run.cancelRequestedAt?.toISOString() ?? null,
    asOf: run.asOf?.toISOString() ?? null,
    zone: run.zone,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    params: run.params,
    steps: steps.map(({ name, state, startedAt, finishedAt, figures }) => ({
      name,
      state,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      seconds: finishedAt === null ? null : (finishedAt.getTime() - startedAt.getTime()) / 1000,
      figures,
    })),
    error: run.error,
    result: run.result,
  };
}
