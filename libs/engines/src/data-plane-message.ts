import { DomainError, type DomainErrorKind } from '@tagwright/kernel';
import type { DataPlaneJob, JobProgress } from './data-plane.js';
import type { DuckDbOptions } from './duckdb-engine.js';

/** Parent to child: the one job of the child's life. */
export interface JobMessage {
  readonly job: DataPlaneJob;
  readonly options: DuckDbOptions;
}

/** Child to parent. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'result'; readonly result: unknown; readonly peakRssMb: number }
  | { readonly kind: 'error'; readonly error: ErrorMessage };

export interface ErrorMessage {
  readonly code: string;
  readonly message: string;
  readonly errorKind: DomainErrorKind;
  readonly details: Readonly<Record<string, unknown>>;
  readonly stack: string;
}

/** An error in a form that crosses processes. */
export function packError(error: unknown): ErrorMessage {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  if (error instanceof DomainError) {
    const { code, message, kind, details } = error;
    return { code, message, errorKind: kind, details, stack };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'data_plane_failed', message, errorKind: 'internal', details: {}, stack };
}

/** The error that the other process met; its stack is the cause. */
export function unpackError(packed: ErrorMessage): DomainError {
  return new DomainError(packed.code, packed.message, {
    kind: packed.errorKind,
    details: packed.details,
    cause: packed.stack,
  });
}
