import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { examine, type Finding } from '@tagwright/doctor';
import { homePaths, loadConfig, prepareHome, type Environment } from '@tagwright/platform';
import { createTestDatabase, hasRedis, RedisServer, type TestDatabase } from '@tagwright/testing';

let database: TestDatabase;
let home: string;

beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTITIES, migrations: MIGRATIONS });
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tagwright-doctor-'));
  await prepareHome(home);
});
afterEach(() => rm(home, { recursive: true, force: true }));
afterAll(() => database.close());

async function look(env: Environment = {}, backupFolder?: string): Promise<Finding[]> {
  const own = { TAGWRIGHT_HOME: home, DATABASE_URL: database.url, PORT: '0', LANG: 'C.UTF-8' };
  const all = { ...own, ...env };
  return examine({
    config: loadConfig(all, '/'),
    env: all,
    migrations: MIGRATIONS,
    ...(backupFolder === undefined ? {} : { backupFolder }),
  });
}

async function lookFor(check: string, env: Environment = {}): Promise<Finding> {
  const found = (await look(env)).find((finding) => finding.check === check);
  if (found === undefined) throw new Error(`There is no check ${check}.`);
  return found;
}

const query = (sql: string, values: unknown[] = []): Promise<unknown> =>
  database.asOwner(sql, values);

describe('a sound installation', () => {
  it('has nothing in the way, and every check has said what it found', async () => {
    const findings = await look();
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(19);
    for (const { found, mend, status } of findings) {
      expect(found).not.toBe('');
      expect(mend === '').toBe(status === 'ok');
    }
  });

  it('stays as it was', async () => {
    const left = join(homePaths(home).tmp, 'left');
    await writeFile(left, 'x');
    await look();
    await expect(rm(left)).resolves.toBeUndefined();
  });
});

describe('the doctor finds in the home', () => {
  it('a key that others can read', async () => {
    const { dataKey } = homePaths(home);
    await writeFile(dataKey, Buffer.alloc(32), { mode: 0o600 });
    await chmod(dataKey, 0o644);
    const finding = await lookFor('home');
    expect(finding).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('644') as unknown,
    });
    expect(finding.mend).toContain(`chmod 600 ${dataKey}`);
  });

  it('secrets in an open folder, and an open data folder', async () => {
    await chmod(homePaths(home).data, 0o755);
    expect(await lookFor('home')).toMatchObject({ status: 'warn' });
    await chmod(homePaths(home).secrets, 0o755);
    expect(await lookFor('home')).toMatchObject({ status: 'fail' });
  });

  it('half a key, and a file in place of the home', async () => {
    await writeFile(homePaths(home).dataKey, Buffer.alloc(16), { mode: 0o600 });
    expect((await lookFor('home')).found).toContain('32 bytes');
    await rm(home, { recursive: true });
    await writeFile(home, '');
    expect(await lookFor('home')).toMatchObject({ status: 'fail' });
  });

  it('locks of the dead, and none of the living', async () => {
    const { instanceLock, members } = homePaths(home);
    const holder = { pid: 2 ** 22, startMark: 'gone' };
    await writeFile(instanceLock, JSON.stringify({ token: 't', holder, note: {} }));
    await writeFile(join(members, '4194304_gone_x'), '');
    const finding = await lookFor('locks');
    expect(finding).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('2') as unknown,
    });
    await writeFile(instanceLock, 'no JSON');
    expect(await lookFor('locks')).toMatchObject({ status: 'warn' });
  });

  it('a restore that was cut off, without touching the database of the home', async () => {
    await writeFile(join(home, 'restore.json'), '{"backup": "b1"}');
    expect(await lookFor('restore')).toMatchObject({
      status: 'fail',
      found: expect.stringContaining('b1') as unknown,
    });
  });

  it('temporary files of yesterday, and not those of today', async () => {
    const { tmp } = homePaths(home);
    await mkdir(join(tmp, 'ingest-1-x'));
    await writeFile(join(tmp, 'ingest-1-x/today'), 'x');
    expect(await lookFor('temporary')).toMatchObject({ status: 'ok' });
    const before = new Date(Date.now() - 2 * 86_400_000);
    await utimes(join(tmp, 'ingest-1-x/today'), before, before);
    expect(await lookFor('temporary')).toMatchObject({ status: 'warn', details: { files: 1 } });
  });
});

describe('the doctor finds in the database', () => {
  afterEach(() => query('DELETE FROM dataset_version'));
  afterEach(() => query('DELETE FROM run'));

  const manifest = (file: string): object => {
    const stored = { file, rows: 1, sha256: '', bytes: 1 };
    return { parts: [stored], supplies: [], conflicts: [], quarantine: [] };
  };
  const register = (file: string, version: number, active: boolean): Promise<unknown> =>
    query(
      `INSERT INTO dataset_version (dataset, version, content_hash, rows, manifest, active)
       VALUES ('lead', $1, $2, 1, $3, $4)`,
      [version, 'a'.repeat(64), manifest(file), active],
    );

  it('files in use that are gone, and not those of old versions', async () => {
    await register('datasets/lead/1.parquet', 1, false);
    await register('datasets/lead/2.parquet', 2, true);
    const finding = await lookFor('missing_files');
    expect(finding).toMatchObject({
      status: 'fail',
      details: { files: ['datasets/lead/2.parquet'] },
    });
  });

  it('files that nothing refers to, but not those of a run at work', async () => {
    const { datasets } = homePaths(home);
    await mkdir(join(datasets, 'lead'));
    await register('datasets/lead/2.parquet', 2, true);
    await writeFile(join(datasets, 'lead/2.parquet'), 'used');
    await writeFile(join(datasets, 'lead/9.parquet'), 'orphan');
    const files = ['datasets/lead/9.parquet'];
    expect(await lookFor('orphan_files')).toMatchObject({
      status: 'warn',
      details: { count: 1, bytes: 6, files },
    });
    await query(
      `INSERT INTO run (kind, state, fencing_token, started_at, lease_until)
       VALUES ('ingest', 'running', 77, now() - interval '1 minute', now() + interval '30 s')`,
    );
    expect(await lookFor('orphan_files')).toMatchObject({ status: 'ok' });
    const hourAgo = new Date(Date.now() - 3_600_000);
    await utimes(join(datasets, 'lead/9.parquet'), hourAgo, hourAgo);
    expect(await lookFor('orphan_files')).toMatchObject({ status: 'warn', details: { files } });
  });

  it('runs past their lease and runs that nobody takes', async () => {
    await query(
      `INSERT INTO run (kind, state, created_at) VALUES ('ingest', 'queued', now() - interval '1 hour')`,
    );
    expect((await lookFor('runs')).found).toMatch(/waited for a worker/);
    await query(
      `INSERT INTO run (kind, state, fencing_token, lease_until)
       VALUES ('ingest', 'running', 78, now() - interval '5 minutes')`,
    );
    expect((await lookFor('runs')).found).toMatch(/leases are over/);
  });

  it('a schema that is behind, one of a later version, and no schema at all', async () => {
    const names = (await query('SELECT id, name FROM schema_migration')) as {
      id: number;
      name: string;
    }[];
    const [first] = names;
    await query(`UPDATE schema_migration SET name = 'FromTheFuture' WHERE id = $1`, [first?.id]);
    expect(await lookFor('migrations')).toMatchObject({ status: 'fail' });
    await query(`UPDATE schema_migration SET name = $2 WHERE id = $1`, [first?.id, first?.name]);
    await query('CREATE SCHEMA empty');
    const url = new URL(database.url);
    url.searchParams.set('options', '-c search_path=empty');
    const bare = await look({ DATABASE_URL: url.href });
    const of = (check: string) => bare.find((finding) => finding.check === check);
    expect(of('migrations')).toMatchObject({ status: 'warn' });
    expect(of('runs')?.mend).toContain('migrations');
  });

  it('that it is not there, and looks at everything else all the same', async () => {
    const findings = await look({ DATABASE_URL: 'postgres://me:hunter2s3cret@127.0.0.1:1/app' });
    const of = (check: string) => findings.find((finding) => finding.check === check);
    expect(of('database')).toMatchObject({ status: 'fail' });
    expect(of('missing_files')).toMatchObject({ status: 'warn' });
    expect(of('duckdb')).toMatchObject({ status: 'ok' });
    expect(JSON.stringify(findings)).not.toContain('hunter2s3cret');
  });
});

describe('the role that the application works as', () => {
  it('cannot change the audit trail', async () => {
    const { status, found } = await lookFor('database_role');
    expect(status).toBe('ok');
    expect(found).toContain('as tagwright_app');
  });

  it('is complained of where it is the owner', async () => {
    const found = await lookFor('database_role', { DATABASE_OWNER_URL: database.url });
    expect(found).toMatchObject({ status: 'warn' });
    expect(found.mend).toContain('DATABASE_OWNER_URL');
  });

  it('is complained of where somebody gave it more than it needs', async () => {
    await query('GRANT UPDATE ON audit_seal TO tagwright_app');
    expect(await lookFor('database_role')).toMatchObject({ status: 'warn' });
    await query('REVOKE UPDATE ON audit_seal FROM tagwright_app');
  });
});

describe('the doctor finds around it', () => {
  it('a port that another program holds', async () => {
    const other = createServer((socket) => socket.destroy());
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const finding = await lookFor('ports', { PORT: String(port) });
    expect(finding).toMatchObject({ status: 'fail' });
    expect(finding.mend).toContain('PORT');
    expect(await lookFor('ports', { METRICS_PORT: String(port) })).toMatchObject({
      status: 'fail',
    });
    other.close();
  });

  it('a locale that is not UTF-8, and none', async () => {
    expect(await lookFor('locale', { LC_ALL: 'POSIX' })).toMatchObject({ status: 'warn' });
    expect(await lookFor('locale', { LANG: '' })).toMatchObject({ status: 'warn' });
    expect(await lookFor('locale', { LANG: 'zh_CN.utf8' })).toMatchObject({ status: 'ok' });
  });

  it('more memory for DuckDB than there is', async () => {
    expect(await lookFor('memory', { DUCKDB_MEMORY_LIMIT: '90TB' })).toMatchObject({
      status: 'fail',
    });
  });

  it('a zone that PostgreSQL knows too', async () => {
    for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'UTC', 'Asia/Kathmandu']) {
      expect(await lookFor('time_zone', { TAGWRIGHT_ZONE: zone })).toMatchObject({ status: 'ok' });
    }
  });

  it('a Redis that is away', async () => {
    const finding = await lookFor('redis', { REDIS_URL: 'redis://:hunter2s3cret@127.0.0.1:1' });
    expect(finding).toMatchObject({ status: 'fail' });
    expect(JSON.stringify(finding)).not.toContain('hunter2s3cret');
  });

  it('a Redis that throws away what waits', async () => {
    if (!hasRedis()) return;
    const redis = await RedisServer.start();
    const env = { REDIS_URL: redis.url };
    expect(await lookFor('redis', env)).toMatchObject({ status: 'ok' });
    redis.command('config', 'set', 'maxmemory-policy', 'allkeys-lru');
    expect(await lookFor('redis', env)).toMatchObject({ status: 'warn' });
    await redis.stop();
  });
});
