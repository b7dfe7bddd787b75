import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { LogLevel } from '../config/config.js';
import { Secret } from '../config/secret.js';
import { prepareHome } from '../home/prepare-home.js';
import { createLogger } from './create-logger.js';

function loggerTo(lines: string[], logLevel: LogLevel = 'info'): ReturnType<typeof createLogger> {
  const to = { write: (line: string) => void lines.push(line) };
  return createLogger({ home: '/nowhere', logLevel }, { name: 'test', to });
}

describe('the log', () => {
  it('is one JSON object a line with time and level in words', () => {
    const lines: string[] = [];
    loggerTo(lines).info({ rows: 3 }, 'ingested');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      name: 'test',
      rows: 3,
      msg: 'ingested',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
    });
  });

  it('keeps to its level', () => {
    const lines: string[] = [];
    const logger = loggerTo(lines, 'warn');
    logger.info('no');
    logger.warn('yes');
    expect(lines).toHaveLength(1);
  });

  it.each([
    [{ password: 'hunter2' }],
    [{ deep: [{ er: { refreshToken: 'hunter2' } }] }],
    [
      {
        headers: {
          Authorization: 'Basic hunter2',
          'Set-Cookie': 'hunter2',
          'x-api-key': 'hunter2',
        },
      },
    ],
    [{ TAGWRIGHT_DATA_KEY: 'hunter2' }],
    [{ databaseUrl: 'hunter2' }],
    [{ config: new Secret('hunter2') }],
    [{ url: 'postgres://me:hunter2@db/app' }],
    [{ err: new Error('cannot reach postgres://me:hunter2@db/app') }],
    [{ a: { b: { c: { d: { e: { f: { g: { h: { i: { password: 'hunter2' } } } } } } } } } }],
  ])('hides the secret in %j', (record) => {
    const lines: string[] = [];
    loggerTo(lines).info(record, 'see redis://:hunter2@redis');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('hunter2');
    expect(JSON.parse(lines[0] ?? '')).toHaveProperty('msg', 'see redis://:***@redis');
  });

  it('tells errors with their stack', () => {
    const lines: string[] = [];
    loggerTo(lines).error({ err: new Error('broken') }, 'failed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'Error', message: 'broken', stack: expect.stringContaining('at ') as unknown },
    });
  });

  it('can go to a file that only its owner reads', async () => {
    const home = mkdtempSync(join(tmpdir(), 'tagwright-log-'));
    await prepareHome(home);
    createLogger({ home, logLevel: 'info' }, { name: 'api', to: 'file' }).info('hello');
    const file = join(home, 'logs', 'api.log');
    expect(readFileSync(file, 'utf8')).toContain('"msg":"hello"');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(home, { recursive: true });
  });
});
