import type { DataSource, QueryRunner } from 'typeorm';

/** Reads everything as it was at one moment. */
export async function inSnapshot<T>(
  dataSource: DataSource,
  work: (session: QueryRunner) => Promise<T>,
): Promise<T> {
  const session = dataSource.createQueryRunner();
  await session.connect();
  try {
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // What is done between two batches takes longer than a frozen process may.
    await session.query(`SET LOCAL idle_in_transaction_session_timeout = '10min'`);
    return await work(session);
  } finally {
    await session.query('ROLLBACK').catch(() => undefined); // it has read only
    await session.release();
  }
}
