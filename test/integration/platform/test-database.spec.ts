import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class Fruit1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table fruit (name text primary key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fruit');
  }
}

describe('the test database', () => {
  const schema = { entities: [], migrations: [Fruit1700000000000] };
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(schema), createTestDatabase(schema)]);
  });

  afterAll(async () => {
    await first.close();
    await second.close();
  });

  it('has the real schema and no rows', async () => {
    await expect(first.dataSource.query('select * from fruit')).resolves.toEqual([]);
  });

  it('is alone with its rows', async () => {
    await first.dataSource.query("insert into fruit values ('apple')");
    await expect(second.dataSource.query('select * from fruit')).resolves.toEqual([]);
  });

  it('is made within seconds even on a busy machine, once the template is there', async () => {
    const start = performance.now();
    const third = await createTestDatabase(schema);
    const elapsed = performance.now() - start;
    await third.close();
    expect(elapsed).toBeLessThan(5_000);
  });

  it('is gone after it was closed', async () => {
    const third = await createTestDatabase(schema);
    await third.close();
    const rows: unknown = await first.dataSource.query(
      'select from pg_database where datname = $1',
      [third.name],
    );
    expect(rows).toEqual([]);
  });
});
