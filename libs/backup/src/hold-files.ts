import { DomainError } from '@tagwright/kernel';
import type { ClientBase, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Backups share it, whoever deletes old files takes it exclusively: what a dump refers to stays
 * until it is copied.
 */
export const KEEP_FILES_LOCK = 7_281_003;

/**
 * Does work during which no file of the data plane is deleted, on one connection of its own.
 * @throws DomainError `connection_lost` when the lock was lost on the way: the work then proves nothing
 */
export async function holdFiles<T>(
  dataSource: DataSource,
  onWait: () => void,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    await lock(client, onWait);
    const result = await work(client).catch(async (error: unknown) => {
      await unlock(client).catch(() => false); // the work's own error says more
      throw error;
    });
    if (!(await unlock(client).catch(() => false))) throw lost();
    return result;
  } finally {
    await runner.release();
  }
}

async function lock(client: ClientBase, onWait: () => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock_shared($1) AS taken',
    [KEEP_FILES_LOCK],
  );
  if (rows[0]?.taken === true) return;
  onWait();
  await client.query('SELECT pg_advisory_lock_shared($1)', [KEEP_FILES_LOCK]);
}

async function unlock(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT pg_advisory_unlock_shared($1) AS held',
    [KEEP_FILES_LOCK],
  );
  return rows[0]?.held === true;
}

function lost(): DomainError {
  return new DomainError(
    'connection_lost',
    'The connection to the database was lost; files may have been deleted meanwhile. Try again.',
    { kind: 'unavailable' },
  );
}
