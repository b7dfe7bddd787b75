import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import type { LogLevel } from '../config/config.js';
import { Secret } from '../config/secret.js';
import { prepareHome } from '../home/prepare-home.js';
import { createLogger } from './create-logger.js';
import { withLogContext } from './log-context.js';

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

  it.each([
    [
      { databaseUrl: new Secret('postgres://me:pa%40ss-w0rd@db/app') },
      ['pa%40ss-w0rd', 'pa@ss-w0rd'],
    ],
    [{ redisUrl: new Secret('redis://:r3dis-pass@redis') }, ['r3dis-pass']],
    [
      { dataKey: new Secret(Buffer.alloc(32, 7)) },
      ['07'.repeat(32), Buffer.alloc(32, 7).toString('base64')],
    ],
  ])('takes secrets of the configuration out wherever they stand', (secrets, forms) => {
    const lines: string[] = [];
    const to = { write: (line: string) => void lines.push(line) };
    const logger = createLogger(
      { home: '/nowhere', logLevel: 'trace', ...secrets },
      { name: 'test', to },
    );
    for (const form of forms) {
      logger.info(`the server said ${form}`);
      logger.error({ innocent: form, err: new Error(`no ${form}`) });
      logger.error(new Error(form));
    }
    expect(lines).toHaveLength(forms.length * 3);
    for (const form of forms) expect(lines.join('')).not.toContain(form);
  });

  it('leaves out what an error quotes, binds or carries, and keeps its kind, code and places', () => {
    const lines: string[] = [];
    const driver = Object.assign(
      new Error('invalid input syntax for type date: "张三"\nOriginal line: 13912345678,张三'),
      { code: '22007', detail: 'Key (phone)=(13912345678)', parameters: ['张三'] },
    );
    const error = new DomainError('file_unreadable', "Could not convert '13912345678'", {
      cause: driver,
      details: { value: '张三' },
    });
    const logger = loggerTo(lines, 'trace');
    logger.error({ err: error }, 'failed');
    logger.error(error);
    logger.warn({ somewhere: { deep: error } });
    logger.warn({ err: driver });
    expect(lines.join('')).not.toMatch(/张三|13912345678/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'failed',
      err: {
        code: 'file_unreadable',
        cause: { code: '22007', stack: expect.anything() as unknown },
      },
    });
    expect(JSON.parse(lines[1] ?? '')).toHaveProperty('msg', "Could not convert '…'");
  });

  it('says in every line which run and request it belongs to, however late the line comes', async () => {
    const lines: string[] = [];
    const logger = loggerTo(lines);
    await withLogContext({ requestId: 'r' }, () =>
      withLogContext({ runId: 7, attempt: 2 }, async () => {
        logger.info('at once');
        await new Promise((resolve) => setTimeout(resolve, 5));
        logger.info('later');
      }),
    );
    logger.info('outside');
    const [first, second, last] = lines.map((line) => JSON.parse(line) as object);
    expect(first).toMatchObject({ requestId: 'r', runId: 7, attempt: 2 });
    expect(second).toMatchObject({ requestId: 'r', runId: 7, attempt: 2 });
    expect(last).not.toHaveProperty('runId');
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
