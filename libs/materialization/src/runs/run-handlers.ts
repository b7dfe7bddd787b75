import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import type { RunKind } from './run.entity.js';
import type { RunLease } from './run-lease.js';
import type { RunView } from './run-view.js';
import type { ReportStep } from './step-report.js';

/** How runs of one kind are executed. */
export interface RunHandler {
  readonly kind: RunKind;
  /**
   * Does the work under the lease, reports its steps, ends when the lease's signal aborts, and
   * completes the run in the transaction that makes its result true.
   */
  run(lease: RunLease, run: RunView, report: ReportStep): Promise<void>;
}

/** Who executes which kind of run; libraries add theirs when they start. */
@Injectable()
export class RunHandlers {
  private readonly handlers = new Map<RunKind, RunHandler>();

  add(handler: RunHandler): void {
    this.handlers.set(handler.kind, handler);
  }

  /** @throws DomainError `run_kind_unknown` for a run that a later version asked for */
  of(kind: RunKind): RunHandler {
    const handler = this.handlers.get(kind);
    if (handler !== undefined) return handler;
    throw new DomainError('run_kind_unknown', `This version executes no ${kind} runs.`);
  }
}
