import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveObservation } from '../../../apps/worker/src/index.js';
import { openHouse, type House } from '../api/open-house.js';
import { parseExposition } from './parse-exposition.js';

let house: House;
let server: Awaited<ReturnType<typeof serveObservation>>;

beforeAll(async () => {
  house = await openHouse();
  server = await serveObservation(house.services, { host: '127.0.0.1', port: 0 });
});
afterAll(() => house.close());

/** Status of an answer; unlike fetch it lets the Host header be chosen. */
function statusOf(path: string, options: { method?: string; host?: string } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { Host: options.host };
    const asked = request(
      `${server.url}${path}`,
      { method: options.method, headers, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

describe('a worker that is observed', () => {
  it('gives metrics, health and readiness', async () => {
    const metrics = await (await fetch(`${server.url}/metrics?x=1`)).text();
    expect(parseExposition(metrics).length).toBeGreaterThan(30);
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'ok' });
    expect(await statusOf('/ready')).toBe(200);
  });

  it.each([
    ['a foreign name', '/metrics', { host: 'evil.example' }, 403],
    ['no reading', '/metrics', { method: 'POST' }, 405],
    ['something else', '/api/v1/runs', {}, 404],
    ['a way out', '/../../etc/passwd', {}, 404],
    ['nonsense', '/%', {}, 404],
  ])('refuses %s', async (_name, path, options, status) => {
    expect(await statusOf(path, options)).toBe(status);
  });

  it('is ready no more once it ends, and frees its port', async () => {
    await server.close();
    await expect(statusOf('/health')).rejects.toThrow('ECONNREFUSED');
  });
});
