import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import { loadConfig, type Environment } from './load-config.js';

const KEY = '0f'.repeat(32);

function problemsOf(env: Environment): Record<string, string> {
  const error = errorOf(env);
  const variables = error.details.variables as { variable: string; problem: string }[];
  return Object.fromEntries(variables.map(({ variable, problem }) => [variable, problem]));
}

function errorOf(env: Environment): DomainError {
  try {
    loadConfig(env, '/work-dir');
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('these settings were accepted');
}

const top = mkdtempSync(join(tmpdir(), 'tagwright-config-'));

describe('loadConfig', () => {
  afterAll(() => {
    rmSync(top, { recursive: true });
  });

  it('needs nothing to be set', () => {
    const config = loadConfig({}, '/work-dir');
    expect(config).toMatchObject({
      home: '/work-dir/.tagwright',
      port: 3000,
      host: '127.0.0.1',
      zone: 'Asia/Shanghai',
      schedules: true,
      webhooks: { allowHttp: false, networks: [] },
    });
    expect(config.auditHeadDir).toBe('/work-dir/.tagwright/audit/heads');
    expect(config.databaseUrl).toBeUndefined();
    expect(config.databaseOwnerUrl).toBeUndefined();
    expect(config.logLevel).toBeUndefined();
    expect(config.logFormat).toBeUndefined();
    expect(config.metricsPort).toBeUndefined();
    expect(config.dataKey).toBeUndefined();
    expect(config.governanceDir).toMatch(/governance$/);
    expect(config.definitionsDir).toMatch(/tag-definitions$/);
    expect(config.duckdb.memoryLimit).toMatch(/^\d+MB$/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '  ' }, '/').port).toBe(3000);
  });

  it('reads every variable', () => {
    const folder = top;
    const config = loadConfig(
      {
        TAGWRIGHT_HOME: 'here',
        PORT: '0',
        HOST: 'LOCALHOST',
        DATABASE_URL: 'postgresql://me:pass@db:5433/app?sslmode=require',
        DATABASE_OWNER_URL: 'postgresql://owner:pass@db:5433/app',
        AUDIT_HEAD_DIR: 'vault',
        REDIS_URL: 'rediss://:pass@redis:6380/1',
        DUCKDB_THREADS: '2',
        DUCKDB_MEMORY_LIMIT: '1.5 GiB',
        TAGWRIGHT_ZONE: 'America/Argentina/Buenos_Aires',
        TAGWRIGHT_SCHEDULES: 'off',
        WEBHOOK_ALLOW_HTTP: 'on',
        WEBHOOK_ALLOW_NETWORKS: '10.20.0.0/16, fd00::/8',
        LOG_LEVEL: 'debug',
        LOG_FORMAT: 'json',
        METRICS_PORT: '9100',
        TAGWRIGHT_GOVERNANCE_DIR: folder,
        TAGWRIGHT_DEFINITIONS_DIR: folder,
        TAGWRIGHT_DATA_KEY: KEY,
      },
      '/work-dir',
    );
    expect(config).toMatchObject({
      home: '/work-dir/here',
      port: 0,
      host: 'localhost',
      duckdb: { threads: 2, memoryLimit: '1.5GiB' },
      zone: 'America/Argentina/Buenos_Aires',
      schedules: false,
      webhooks: { allowHttp: true, networks: ['10.20.0.0/16', 'fd00::/8'] },
      logLevel: 'debug',
      logFormat: 'json',
      metricsPort: 9100,
      auditHeadDir: '/work-dir/vault',
      governanceDir: folder,
      definitionsDir: folder,
    });
    expect(config.databaseUrl?.reveal()).toContain('me:pass@db:5433');
    expect(config.databaseOwnerUrl?.reveal()).toContain('owner:pass@db:5433');
    expect(config.redisUrl?.reveal()).toContain('redis:6380');
    expect(config.dataKey?.reveal()).toEqual(Buffer.alloc(32, 0x0f));
  });

  it('names all wrong variables at once', () => {
    const wrong = {
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://root@db/app',
      DATABASE_OWNER_URL: 'db',
      REDIS_URL: 'redis',
      DUCKDB_THREADS: '0',
      DUCKDB_MEMORY_LIMIT: 'much',
      TAGWRIGHT_ZONE: 'Mars/Olympus',
      TAGWRIGHT_SCHEDULES: 'maybe',
      WEBHOOK_ALLOW_HTTP: 'yes',
      WEBHOOK_ALLOW_NETWORKS: '10.0.0.0/8,',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'xml',
      METRICS_PORT: '70000',
      TAGWRIGHT_GOVERNANCE_DIR: '/does/not/exist',
      TAGWRIGHT_DATA_KEY: 'abc',
    };
    expect(Object.keys(problemsOf(wrong)).sort()).toEqual(Object.keys(wrong).sort());
    for (const variable of Object.keys(wrong)) expect(errorOf(wrong).message).toContain(variable);
  });

  it.each([
    ['PORT', '3000; rm -rf /'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '0x10'],
    ['PORT', '3000.5'],
    ['PORT', '９０００'],
    ['PORT', 'NaN'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::'],
    ['HOST', '127.0.0.1.evil.example'],
    ['HOST', '127.1'],
    ['HOST', '192.168.1.10'],
    ['HOST', 'localhost:3000'],
    ['PUBLIC_URL', 'tags.example.com'],
    ['PUBLIC_URL', 'http://tags.example.com'],
    ['PUBLIC_URL', 'https://tags.example.com/portal'],
    ['PUBLIC_URL', 'https://admin:secret@tags.example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['TAGWRIGHT_SESSION_IDLE', '0'],
    ['TAGWRIGHT_SESSION_LONGEST', 'for ever'],
    ['DATABASE_URL', 'postgres://'],
    ['DATABASE_URL', 'localhost:5432/app'],
    ['DATABASE_URL', 'file:///etc/passwd'],
    ['REDIS_URL', 'http://redis'],
    ['DUCKDB_MEMORY_LIMIT', "4GB'; DROP TABLE x; --"],
    ['DUCKDB_MEMORY_LIMIT', '0GB'],
    ['DUCKDB_MEMORY_LIMIT', '-4GB'],
    ['DUCKDB_MEMORY_LIMIT', '4'],
    ['WEBHOOK_ALLOW_NETWORKS', '10.0.0.0/33'],
    ['WEBHOOK_ALLOW_NETWORKS', '10.0.0.1'],
    ['WEBHOOK_ALLOW_NETWORKS', 'office.example/8'],
    ['WEBHOOK_ALLOW_NETWORKS', 'fe80::/129'],
    ['TAGWRIGHT_ZONE', '+08:00'],
    ['TAGWRIGHT_ZONE', "Asia/Shanghai'"],
    ['TAGWRIGHT_ZONE', '../../etc/passwd'],
    ['TAGWRIGHT_HOME', 'a\0b'],
    ['TAGWRIGHT_DATA_KEY', `${KEY}00`],
    ['TAGWRIGHT_DATA_KEY', 'g'.repeat(64)],
  ])('refuses %s=%j', (variable, value) => {
    expect(Object.keys(problemsOf({ [variable]: value }))).toEqual([variable]);
  });

  it('lets the server listen beyond this machine once it has a public name', () => {
    const PUBLIC_URL = 'https://tags.example.com';
    for (const HOST of ['0.0.0.0', '::', '192.168.1.10', '127.0.0.1']) {
      const { host, publicUrl } = loadConfig({ HOST, PUBLIC_URL }, top);
      expect([host, publicUrl?.origin]).toEqual([HOST, PUBLIC_URL]);
    }
    expect(problemsOf({ PUBLIC_URL, HOST: 'tags.example.com' })).toHaveProperty('HOST');
    const { publicUrl } = loadConfig({ PUBLIC_URL: 'http://localhost:8080' }, top);
    expect(publicUrl?.host).toBe('localhost:8080');
  });

  it('refuses a file where a folder is needed', () => {
    const file = join(top, 'file');
    writeFileSync(file, '');
    expect(problemsOf({ TAGWRIGHT_DEFINITIONS_DIR: file })).toHaveProperty(
      'TAGWRIGHT_DEFINITIONS_DIR',
    );
  });

  it('refuses an owner without the login that the application works with', () => {
    const env = { DATABASE_OWNER_URL: 'postgres://owner@db/app' };
    expect(problemsOf(env).DATABASE_OWNER_URL).toContain('needs DATABASE_URL');
  });

  it('repeats no value in its errors, whichever variable holds a secret by mistake', () => {
    const secret = 'hunter2-s3cret';
    const variables = [
      ...['PORT', 'HOST', 'DATABASE_URL', 'REDIS_URL', 'DUCKDB_THREADS', 'DUCKDB_MEMORY_LIMIT'],
      ...['LOG_FORMAT', 'METRICS_PORT', 'DATABASE_OWNER_URL'],
      ...['TAGWRIGHT_ZONE', 'LOG_LEVEL', 'TAGWRIGHT_GOVERNANCE_DIR', 'TAGWRIGHT_DATA_KEY'],
    ];
    const env = Object.fromEntries(variables.map((name) => [name, `x://u:${secret}@h/\u0007`]));
    const error = errorOf(env);
    expect(JSON.stringify([error.message, error.details])).not.toContain(secret);
    expect(inspect(error, { depth: 9 })).not.toContain(secret);
  });

  it('keeps secrets out of what is printed of the settings', () => {
    const config = loadConfig(
      { DATABASE_URL: 'postgres://me:hunter2@db/app', TAGWRIGHT_DATA_KEY: KEY },
      '/',
    );
    for (const text of [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true })]) {
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain(KEY);
    }
    expect(String(config.databaseUrl)).toBe('[secret]');
  });
});
