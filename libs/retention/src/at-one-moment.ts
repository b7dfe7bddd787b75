import { ADVISORY_LOCKS, underLock } from '@tagwright/platform';
import type { DataSource, QueryRunner } from 'typeorm';

/** Reads in one transaction that sees the database as it was at its beginning. */
export async function readAtOneMoment<T>(
  dataSource: DataSource,
  work: (connection: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await inTransaction(runner, work);
  } finally {
    await runner.release();
  }
}

/** The same for whoever marks: no pin is given meanwhile that the work does not see. */
export async function chooseAtOneMoment<T>(
  dataSource: DataSource,
  work: (connection: QueryRunner) => Promise<T>,
): Promise<T> {
  // The lock comes before the transaction: its first statement, a wait too, settles what it sees.
  return underLock(dataSource, { lock: ADVISORY_LOCKS.pins }, (session) =>
    inTransaction(session, work),
  );
}

async function inTransaction<T>(
  runner: QueryRunner,
  work: (connection: QueryRunner) => Promise<T>,
): Promise<T> {
  await runner.startTransaction('REPEATABLE READ');
  try {
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined); // the work's own error says more
    throw error;
  }
}
