import type { EntityManager } from 'typeorm';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { PIN_PLACES, type PinTarget } from './pin-target.js';

export interface PinRequest {
  readonly target: PinTarget;
  /** One pin per holder and target; taking it again renews it. */
  readonly holder: string;
  readonly reason: string;
  /** Seconds from now on the database's time; neither this nor a run: until it is removed. */
  readonly leaseSeconds?: number;
  /** The pin is in force as long as this run waits or is at work. */
  readonly runId?: number;
}

/** Why a target cannot be pinned. */
export type PinRefusal = 'unknown' | 'gone';

/**
 * Gives a pin and takes the mark off its target and, for a snapshot, off what that was made from.
 * The transaction has to be short: it holds a lock to its end.
 * @returns why not; null when the pin is given
 */
export async function takePin(
  manager: EntityManager,
  { target, holder, reason, leaseSeconds, runId }: PinRequest,
): Promise<PinRefusal | null> {
  const { table, key, column } = PIN_PLACES[target.kind];
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCKS.pins]);
  const [found] = await manager.query<{ gone: boolean }[]>(
    `SELECT deletion_started_at IS NOT NULL AS gone FROM ${table} WHERE ${key} = $1
     FOR NO KEY UPDATE`,
    [target.id],
  );
  if (found === undefined) return 'unknown';
  if (found.gone) return 'gone';
  await manager.query(
    `UPDATE ${table} SET collect_after = NULL WHERE ${key} = $1 AND collect_after IS NOT NULL`,
    [target.id],
  );
  if (target.kind === 'snapshot') await unmarkInputs(manager, target.id);
  await manager.query(
    `INSERT INTO pin (${column}, holder, reason, run_id, lease_until)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
     ON CONFLICT (holder, snapshot_id, dataset_version_id, fact_cache_key)
     DO UPDATE SET reason = excluded.reason, lease_until = excluded.lease_until`,
    [target.id, holder, reason, runId ?? null, leaseSeconds ?? null],
  );
  return null;
}

/** Evidence pins its inputs: what of them is still there stays there. */
async function unmarkInputs(manager: EntityManager, snapshotId: number): Promise<void> {
  await manager.query(
    `UPDATE dataset_version d SET collect_after = NULL
     FROM snapshot s, jsonb_array_elements(s.manifest->'datasets') AS input
     WHERE s.id = $1 AND d.dataset = input->>'dataset' AND d.version = (input->>'version')::integer
       AND d.collect_after IS NOT NULL AND d.deletion_started_at IS NULL`,
    [snapshotId],
  );
  await manager.query(
    `UPDATE fact_table f SET collect_after = NULL
     FROM snapshot s, jsonb_array_elements(s.manifest->'facts') AS input
     WHERE s.id = $1 AND f.cache_key = input->>'cacheKey'
       AND f.collect_after IS NOT NULL AND f.deletion_started_at IS NULL`,
    [snapshotId],
  );
}
