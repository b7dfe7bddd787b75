import { ADVISORY_LOCKS, tryUnderLock, type Patience } from '@tagwright/platform';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Does work that deletes files, while nobody copies or registers any. It only tries for the lock:
 * whoever waited for it would hold up all that come later.
 * @param work has to use the given connection before it deletes anything: the lock lives as long
 * @returns null when somebody kept files for too long
 */
export function deleteFiles<T>(
  dataSource: DataSource,
  patience: Patience,
  work: (connection: QueryRunner) => Promise<T>,
): Promise<T | null> {
  return tryUnderLock(dataSource, { lock: ADVISORY_LOCKS.files, ...patience }, work);
}
