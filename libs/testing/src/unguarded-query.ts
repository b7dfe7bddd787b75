import pg from 'pg';

/**
 * A statement by a superuser who switches the database's rules of governance off: for what nobody
 * could do otherwise.
 */
export async function unguardedQuery(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
