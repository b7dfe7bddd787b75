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

/** Reads a run's result, whose shape depends on its kind; null where it published nothing. */
export function runOutcome(run: Run): RunOutcome | null {
  const result = (run.result ?? {}) as Readonly<Record<string, unknown>>;
  const { snapshotId, contentDigest } = result;
  if (typeof snapshotId !== 'number' && typeof snapshotId !== 'string') return null;
  const digest = typeof contentDigest === 'string' ? contentDigest : null;
  return { snapshotId: String(snapshotId), digest };
}
