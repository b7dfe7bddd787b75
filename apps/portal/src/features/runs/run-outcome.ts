import type { Run } from '../../api/types.js';

/** The snapshot that a run published, with the digest that seals it. */
export interface RunOutcome {
  readonly snapshotId: string;
  readonly digest: string | null;
}

/** The as-of time a run was asked for, or the one its plan chose; null before it was planned. */
export function runAsOf(run: Run): string | null {
  const chosen = run.steps.map(
    ({ figures }) => (figures as Readonly<Record<string, unknown>>).asOf,
  );
  return run.asOf ?? chosen.find((asOf) => typeof asOf === 'string') ?? null;
}

/** Which source an ingest read; known once it has ended. */
export function runSource(run: Run): string | null {
  const source = run.result?.source;
  return typeof source === 'string' ? source : null;
}

/** Rows that an ingest read and how many of them it put aside; null for every other run. */
export function runRows(run: Run): { readonly read: number; readonly quarantined: number } | null {
  const { rowsIn, rowsQuarantined } = (run.result ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof rowsIn !== 'number' || typeof rowsQuarantined !== 'number') return null;
  return { read: rowsIn, quarantined: rowsQuarantined };
}

/** Reads a run's result, whose shape depends on its kind; null where it published nothing. */
export function runOutcome(run: Run): RunOutcome | null {
  const result = (run.result ?? {}) as Readonly<Record<string, unknown>>;
  const { snapshotId, contentDigest } = result;
  if (typeof snapshotId !== 'number' && typeof snapshotId !== 'string') return null;
  const digest = typeof contentDigest === 'string' ? contentDigest : null;
  return { snapshotId: String(snapshotId), digest };
}
