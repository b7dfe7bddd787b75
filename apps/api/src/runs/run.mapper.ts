import type { RunView } from '@tagwright/materialization';
import type { RunDto } from './run.dto.js';

/** A run as the interface shows it: without its parameters, which may name folders. */
export function runDto(run: RunView): RunDto {
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    priority: run.priority,
    attempt: run.attempt,
    maxAttempts: run.maxAttempts,
    notBefore: run.notBefore,
    cancelRequestedAt: run.cancelRequestedAt,
    revision: run.revision,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    asOf: run.asOf,
    zone: run.zone,
    progress: run.progress,
    steps: run.steps.map((step) => ({ ...step })),
    error: run.error === null ? null : { code: run.error.code, message: run.error.message },
    result: run.result,
  };
}
