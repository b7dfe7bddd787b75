import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import { DatabaseModule, openDatabase, Secret, type MigrationClass } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

class First1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table counted (n int)');
    await runner.query('insert into counted values (1)');
    await runner.query('select pg_sleep(0.1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table counted');
  }
}

class Failing1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (n int)');
    await runner.query('select 1 / 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table half');
  }
}

describe('openDatabase with DATABASE_URL', () => {
  const home = mkdtempSync(join(tmpdir(), 'tagwright-open-'));
  let server: TestDatabase;

  const open = (url: string, migrations: MigrationClass[] = []): ReturnType<typeof openDatabase> =>
    openDatabase({ home, databaseUrl: new Secret(url) }, { entities: [], migrations });

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(server.url);
    change(url);
    return url.href;
  };

  const errorOf = async (url: string): Promise<DomainError> => {
    const error: unknown = await open(url).catch((reason: unknown) => reason);
    if (error instanceof DomainError) return error;
    throw new Error('no DomainError');
  };

  beforeAll(async () => {
    server = await createTestDatabase({ entities: [], migrations: [] });
  });

  afterAll(async () => {
    await server.close();
    rmSync(home, { recursive: true });
  });

  it.each<[string, RegExp, (url: URL) => void]>([
    ['nothing listens', /nothing listens there/, (url) => (url.port = '1')],
    [
      'the password is wrong',
      /refuses the user or the password/,
      (url) => (url.password = 'hunter2'),
    ],
    ['the database is missing', /no database of that name/, (url) => (url.pathname = '/missing')],
    ['the host is unknown', /host name/, (url) => (url.hostname = 'no-such-host.invalid')],
  ])('says without a password that %s', async (_case, reason, change) => {
    const url = changed(change);
    const error = await errorOf(url);
    expect(error).toMatchObject({ code: 'database_unavailable', kind: 'unavailable' });
    expect(error.message).toMatch(reason);
    expect(error.message).toContain('DATABASE_URL');
    for (const text of [inspect(error, { depth: 9 }), JSON.stringify(error)]) {
      expect(text).not.toContain(new URL(url).password);
    }
  });

  it('migrates once when several start at the same moment', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => open(server.url, [First1700000000001])));
    await expect(
      server.dataSource.query('select count(*)::int as n from counted'),
    ).resolves.toEqual([{ n: 1 }]);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('undoes a migration that fails and lets the next try go on', async () => {
    const both = [First1700000000001, Failing1700000000002];
    await expect(open(server.url, both)).rejects.toThrow(/division by zero/);
    await expect(server.dataSource.query("select to_regclass('half') as half")).resolves.toEqual([
      { half: null },
    ]);
    await expect(open(server.url, both)).rejects.toThrow(/division by zero/);
  });

  it('refuses a database that a later version has changed', async () => {
    await expect(open(server.url)).rejects.toMatchObject({
      code: 'database_newer',
      kind: 'conflict',
      details: { migrations: ['First1700000000001'] },
    });
  });

  it('gives a Nest application the connections that are open already', async () => {
    const database = await open(server.url, [First1700000000001]);
    const silent = new NestApplicationContextOptions();
    silent.logger = false;
    const app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot(database.dataSource),
      silent,
    );
    expect(app.get(DataSource)).toBe(database.dataSource);
    await app.close();
    await expect(database.close()).resolves.toBeUndefined();
  });
});
