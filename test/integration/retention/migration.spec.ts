import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@tagwright/composition';
import { connectDatabase } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { Retention1700000000003 } from '../../../migrations/0004-retention.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
});
afterAll(() => database.close());

/** Every column and constraint of the schema. */
async function schema(): Promise<string[]> {
  const rows = await database.dataSource.query<{ line: string }[]>(
    `SELECT table_name || '.' || column_name || ' ' || data_type AS line
     FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL
     SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

describe('the migration', () => {
  it('goes down, collections and all, and up again', async () => {
    const options = { entities: [], migrations: MIGRATIONS, as: 'owner' } as const;
    const dataSource = await connectDatabase(database.url, options);
    const migration = new Retention1700000000003();
    const runner = dataSource.createQueryRunner();
    const before = await schema();
    await dataSource.query(`INSERT INTO run (kind) VALUES ('collect'), ('ingest')`);
    await migration.down(runner);
    expect(await schema()).not.toContain('pin.holder text');
    await expect(dataSource.query(`INSERT INTO run (kind) VALUES ('collect')`)).rejects.toThrow(
      'run_kind_check',
    );
    await migration.up(runner);
    await runner.release();
    expect(await schema()).toEqual(before);
    expect(await dataSource.query('SELECT kind FROM run')).toEqual([{ kind: 'ingest' }]);
    await dataSource.destroy();
  });

  it('lets no active version be marked, and no deletion be recorded before its mark', async () => {
    const insert = (columns: string, values: string): Promise<unknown> =>
      database.dataSource.query(
        `INSERT INTO dataset_version (dataset, version, content_hash, rows, manifest, active, ${columns})
         VALUES ('x', 1, repeat('0', 64), 0, '{}', true, ${values})`,
      );
    await expect(insert('collect_after', 'now()')).rejects.toThrow('active_is_kept');
    await expect(insert('files_deleted_at', 'now()')).rejects.toThrow('deleted_in_order');
  });
});
