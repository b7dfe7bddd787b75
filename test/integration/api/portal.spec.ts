import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from './serve-house.js';

let portal: string;
let house: ServedHouse;

beforeAll(async () => {
  portal = await mkdtemp(join(tmpdir(), 'tagwright-portal-'));
  await mkdir(join(portal, 'assets'));
  await writeFile(join(portal, 'index.html'), '<!doctype html><title>Portal</title>');
  await writeFile(join(portal, 'assets', 'main-abc123.js'), 'export {};');
  house = await serveHouse('empty', portal);
});

afterAll(async () => {
  await house.close();
  await rm(portal, { recursive: true, force: true });
});

describe('the portal', () => {
  it.each(['/', '/tags', '/tags/loyalty', '/customers/1', '/apiary'])(
    'answers %s with its one page',
    async (path) => {
      const response = await house.api.get(path).set('Accept', 'text/html');
      expect(response.status).toBe(200);
      expect(response.type).toBe('text/html');
      expect(response.text).toContain('<title>Portal</title>');
      expect(response.headers['cache-control']).toBe('no-cache');
    },
  );

  it('lets hashed files be kept for ever', async () => {
    const response = await house.api.get('/assets/main-abc123.js');
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toContain('immutable');
  });

  it('does not hide that a file is not there, or an address of the interface', async () => {
    expect((await house.api.get('/assets/gone.js')).status).toBe(404);
    expect((await house.api.get('/api/v1/gone').set('Accept', 'text/html')).status).toBe(404);
    expect((await house.api.get('/api').set('Accept', 'text/html')).status).toBe(404);
    expect((await house.api.post('/tags')).status).toBe(404);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fetc/passwd'])(
    'does not serve files outside its folder (%s)',
    async (path) => {
      const response = await house.api.get(path);
      expect(response.text).not.toContain('"dependencies"');
      expect(response.text).not.toContain('root:');
    },
  );
});

describe('the documentation', () => {
  it('is served with its own policy for styles', async () => {
    const response = await house.api.get('/api/docs').redirects(1);
    expect(response.status).toBe(200);
    expect(response.text).toContain('swagger-ui');
    expect(response.headers['content-security-policy']).toContain(
      "style-src 'self' 'unsafe-inline'",
    );
  });

  it('describes every operation', async () => {
    const response = await house.api.get('/api/docs-json');
    const { openapi, paths } = response.body as { openapi: string; paths: object };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toContain('/api/v1/{subjects}/{id}/tags/{tag}/why');
  });
});
