import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hasRedis, RedisServer } from '@tagwright/testing';
import { signInAsDemo, type SignedHeaders } from './signed-in.js';
import { newHome, removeHome, startInstance, tagwright, type Instance } from './start-instance.js';

const CLI = join(import.meta.dirname, '../../dist/bin/tagwright.js');

let home: string;
let instance: Instance | undefined;

beforeAll(async () => {
  home = await newHome();
  instance = await startInstance({ home, customers: 20_000 });
  me = await signInAsDemo(instance.url);
  exporter = await signInAsDemo(instance.url, 'marketer');
  await instance.stop();
}, 400_000);
afterEach(async () => {
  await instance?.stop('SIGKILL');
});
afterAll(async () => {
  await tagwright(home, ['figures', 'nothing']); // stops what a failed test left behind
  await removeHome(home);
}, 60_000);

let me: SignedHeaders;
let exporter: SignedHeaders;

async function startRun(url: string, key: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/runs`, {
    method: 'POST',
    headers: { ...me, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ asOf: key }),
  });
  return ((await answer.json()) as { run: { id: number } }).run.id;
}

async function stateOf(url: string, id: number): Promise<string> {
  const answer = await fetch(`${url}/api/v1/runs/${id}`, { headers: me });
  return ((await answer.json()) as { state: string }).state;
}

/** Begins an export whose reader reads nothing, so that it stays under way. */
async function slowExport(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  const body = JSON.stringify({
    subject: 'customer',
    where: { tag: 'value_tier', operator: 'isPresent' },
  });
  socket.write(
    `POST /api/v1/filters/csv HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: keep-alive\r\n` +
      Object.entries(exporter)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

/** An open event stream; resolves with what it got when it ends. */
async function watch(url: string, id: number): Promise<Promise<string>> {
  const answer = await fetch(`${url}/api/v1/runs/${id}/events`, { headers: me });
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('on SIGTERM', () => {
  it('up ends within ten seconds with streams open, an export and a run under way', async () => {
    instance = await startInstance({ home });
    const { url } = instance;
    const id = await startRun(url, '2025-12-01');
    const stream = watch(url, id).then((text) => text);
    while ((await stateOf(url, id)) === 'queued') await delay(20);
    const socket = await slowExport(url);
    await delay(1_000);

    const start = performance.now();
    const ended = instance.stop('SIGTERM');
    await delay(200);
    const ready = await fetch(`${url}/api/v1/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'unavailable', stopping: true });
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
    expect(await ended).toBe(0);
    const seconds = (performance.now() - start) / 1_000;
    expect(seconds).toBeLessThan(10);
    expect(await stream).toContain('event: run');
    socket.destroy();

    instance = await startInstance({ home });
    for (let state = ''; state !== 'succeeded'; state = await stateOf(instance.url, id)) {
      expect(['', 'queued', 'running']).toContain(state);
      await delay(200);
    }
  }, 240_000);

  it('api ends within ten seconds and lets a quick request end', async () => {
    const api = await serve('api', { PORT: '0' }, /ready at (http:\S+)/);
    const socket = await slowExport(api.said);
    await delay(500);
    const start = performance.now();
    api.child.kill('SIGTERM');
    await delay(100);
    expect((await fetch(`${api.said}/api/v1/tags`, { headers: me })).status).toBe(200);
    expect((await once(api.child, 'exit'))[0]).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
    socket.destroy();
  }, 180_000);

  it('api and commands end with Redis and without it', async () => {
    const redis = hasRedis() ? await RedisServer.start() : undefined;
    for (const url of [redis?.url, 'redis://127.0.0.1:1'].filter((one) => one !== undefined)) {
      const env = { REDIS_URL: url };
      const api = await serve('api', { PORT: '0', ...env }, /ready at (http:\S+)/);
      const start = performance.now();
      api.child.kill('SIGTERM');
      expect((await once(api.child, 'exit'))[0]).toBe(0);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect((await tagwright(home, ['run', '--json'], env)).code).toBe(0);
    }
    await redis?.stop();
  }, 240_000);

  it('worker ends within ten seconds, its run goes back, and its metrics were there', async () => {
    const api = await serve('api', { PORT: '0' }, /ready at (http:\S+)/);
    const worker = await serve('worker', { METRICS_PORT: '0' }, /Metrics at (http:[^"]+)\/metrics/);
    const id = await startRun(api.said, '2025-11-01');
    while ((await stateOf(api.said, id)) === 'queued') await delay(20);
    await metricsSay(worker.said, 'tagwright_up_database 1');
    expect(await (await fetch(`${worker.said}/ready`)).json()).toMatchObject({ status: 'ok' });
    const start = performance.now();
    worker.child.kill('SIGTERM');
    expect((await once(worker.child, 'exit'))[0]).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(['queued', 'succeeded']).toContain(await stateOf(api.said, id));
    api.child.kill('SIGTERM');
    await once(api.child, 'exit');
  }, 180_000);
});

/** A machine that has much to do answers its first question late. */
async function metricsSay(url: string, line: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await (await fetch(`${url}/metrics`)).text()).includes(line)) return;
    await delay(250);
  }
  throw new Error(`The metrics never say ${line}`);
}

async function serve(
  command: string,
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [CLI, command], {
    env: { ...process.env, TAGWRIGHT_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const said = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
        const found = ready.exec(printed);
        if (found?.[1] !== undefined) resolve(found[1]);
      });
    }
    child.once('exit', () => {
      reject(new Error(printed));
    });
  });
  return { child, said };
}
