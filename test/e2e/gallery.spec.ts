import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';

const ROOT = join(import.meta.dirname, '../..');

/** Every reusable element that has a page. */
const elements = readdirSync(join(ROOT, 'apps/portal/src/elements'))
  .filter((file) => file.endsWith('.states.ts'))
  .map((file) => file.replace('.states.ts', ''));

let server: ChildProcess;
let browser: Browser;

beforeAll(async () => {
  const words = ['node_modules/vite/bin/vite.js', 'apps/portal', '--host', '127.0.0.1'];
  server = spawn(process.execPath, [...words, '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await addressOf(server);
  browser = await Browser.open(base);
  await browser.page.goto(`${base}/gallery.html`);
  await browser.page.locator('tw-gallery section').first().waitFor({ timeout: 120_000 });
}, 180_000);

afterAll(async () => {
  await browser.close();
  const ended = once(server, 'exit');
  server.kill();
  await ended;
});

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      reject(new Error(`The gallery did not start: ${said}`));
    });
  });
}

describe('the gallery', () => {
  it.each(elements)('shows %s in its states, with nothing serious for axe', async (element) => {
    await browser.page.evaluate(`location.hash = '${element}'`);
    const section = browser.page.locator(`tw-gallery section#${element}`);
    await section.waitFor();
    expect(await section.locator('h2').count()).toBeGreaterThan(0);
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('has no element that breaks', () => {
    expect(browser.troubles).toEqual([]);
  });
});
