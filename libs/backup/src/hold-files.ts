import { DomainError } from '@tagwright/kernel';
import { ADVISORY_LOCKS, underLock } from '@tagwright/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ClientBase, PoolClient } from 'pg';

/**
 * Does work during which no file of the data plane is deleted, on one connection of its own.
 * @throws DomainError `connection_lost` when the lock was lost on the way: the work then proves nothing
 */
export function holdFiles<T>(
  dataSource: DataSource,
  onWait: () => void,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const request = { lock: ADVISORY_LOCKS.files, shared: true, onWait };
  return underLock(dataSource, request, async (session) => {
    const result = await work((await session.connect()) as PoolClient);
    await expectHeld(session);
    return result;
  });
}

/** The lock lives as long as its connection. */
async function expectHeld(session: QueryRunner): Promise<void> {
  try {
    await session.query('SELECT 1');
  } catch {
    throw new DomainError(
      'connection_lost',
      'The connection to the database was lost; files may have been deleted meanwhile. Try again.',
      { kind: 'unavailable' },
    );
  }
}
