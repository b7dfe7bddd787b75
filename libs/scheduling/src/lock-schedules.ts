import { ADVISORY_LOCKS } from '@tagwright/platform';
import type { EntityManager } from 'typeorm';

/**
 * Takes all schedules until the transaction ends. One lock, not one per row: whether a schedule may
 * start depends on the rows of others.
 * @returns false when somebody else has them, and `wait` is not asked for
 */
export async function lockSchedules(
  manager: EntityManager,
  { wait }: { readonly wait: boolean },
): Promise<boolean> {
  if (wait) {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.schedules]);
    return true;
  }
  const [{ taken }] = await manager.query<[{ taken: boolean }]>(
    'SELECT pg_try_advisory_xact_lock($1) AS taken',
    [ADVISORY_LOCKS.schedules],
  );
  return taken;
}
