import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useEmbeddedPostgres } from '@tagwright/platform';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { signInAsDemo } from './signed-in.js';
import { type Instance, removeHome, startInstance, tagwright } from './start-instance.js';

let home = '';
let instance: Instance;
let base = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  base = instance.url.replace(/\/$/, '');
  await tagwright(home, ['accounts', 'set-roles', 'steward', 'steward,marketer,operator,auditor']);
  browser = await Browser.open(base);
  ({ page } = browser);
  await browser.signIn('steward');
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance.stop();
  await removeHome(home);
}, 60_000);

/** What a night does to sessions. */
async function letSessionsGrowOld(): Promise<void> {
  const database = await useEmbeddedPostgres({ home, keepTemporary: true });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`UPDATE session SET seen_at = now() - interval '9 hours'`);
  await client.end();
  await database.close();
}

async function startRunElsewhere(key: string): Promise<number> {
  const headers = await signInAsDemo(base);
  const answer = await fetch(`${base}/api/v1/runs`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    body: '{}',
  });
  return ((await answer.json()) as { run: { id: number } }).run.id;
}

async function signInAgain(): Promise<void> {
  await page.locator('tw-sign-in-dialog dialog[open]').waitFor();
  await page.locator('tw-sign-in-dialog input[name=password]').fill('demo-steward');
  await page.keyboard.press('Enter');
  await page.locator('tw-sign-in-dialog dialog:not([open])').waitFor({ state: 'attached' });
}

describe('a tab that was left open overnight', () => {
  it('asks to sign in again at once, loses nothing that was typed, and shows what is new', async () => {
    await page.clock.install();
    await browser.goTo('/runs');
    await page.locator('tw-long-table tbody tr a').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.locator('.page-head button.primary').click();
    await page.locator('tw-start-run input[type=date]').fill('2025-06-30');
    await letSessionsGrowOld();
    const id = await startRunElsewhere('while-nobody-looked');
    await page.clock.fastForward('09:00:00');
    await signInAgain();
    await page.locator(`tw-long-table a[href="/runs/${id}"]`).waitFor();
    expect(await page.locator('tw-start-run dialog[open]').count()).toBe(1);
    expect(await page.locator('tw-start-run input[type=date]').inputValue()).toBe('2025-06-30');
    expect(await browser.seriousFindings()).toEqual([]);
    await page.clock.resume();
  }, 90_000);

  it('follows its run again once somebody has signed in', async () => {
    const id = await startRunElsewhere('followed-over-night');
    const events = `**/api/v1/runs/${id}/events`;
    // What the service answers when the session is over, and when a proxy has cut the stream.
    await page.route(events, (route) => route.fulfill({ status: 401, body: '' }));
    await browser.goTo(`/runs/${id}`);
    await page.locator('tw-run-page h1').waitFor();
    await letSessionsGrowOld();
    await page.unroute(events);
    await signInAgain();
    await page.locator('tw-run-page .outcome.succeeded').waitFor({ timeout: 60_000 });
    expect(await page.locator('tw-sign-in-dialog dialog[open]').count()).toBe(0);
  }, 120_000);
});

describe('another build of the portal', () => {
  afterEach(() => page.unrouteAll());

  it('that was deployed meanwhile is said where a part of this one is gone, with a way on', async () => {
    await browser.goTo('/');
    await page.locator('tw-home-page h1').waitFor();
    // The script of the new build has another name, and the old parts are not there any more.
    await page.route('**/assets/tw-facts-page*', (route) => route.fulfill({ status: 404 }));
    await page.route(`${base}/`, async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace(/assets\/index-[\w-]+\.js/, 'assets/index-new.js');
      await route.fulfill({ response: answer, body: text });
    });
    await page.locator('tw-navigation a[href="/facts"]').click();
    await page.locator('tw-new-version h1').waitFor();
    expect(await page.locator('tw-new-version').count()).toBe(1);
    expect(await page.locator('tw-new-version h1').innerText()).toContain('new version');
    expect(await browser.seriousFindings()).toEqual([]);
    await page.unrouteAll();
    await page.locator('tw-new-version button').click();
    await page.locator('tw-facts-page tbody a').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/facts');
  }, 60_000);

  it('is not blamed when the network is what is wrong', async () => {
    await browser.goTo('/');
    await page.locator('tw-home-page h1').waitFor();
    await page.route('**/*', (route) => route.abort());
    await page.locator('tw-navigation a[href="/datasets"]').click();
    await page.locator('.lone tw-problem button').waitFor();
    expect(await page.locator('tw-new-version h1').count()).toBe(0);
    await page.unrouteAll();
    await page.locator('.lone tw-problem button').click();
    await page.locator('tw-datasets-page tbody tr').first().waitFor();
  }, 60_000);
});

describe('a run that fails', () => {
  it('says why and what to do, and succeeds when it is started again after the mending', async () => {
    const data = join(home, 'data', 'datasets');
    await rename(data, `${data}-away`);
    try {
      const id = await startRunElsewhere('without-its-files');
      await browser.goTo(`/runs/${id}`, 'zh', 'dark');
      const failed = page.locator('tw-run-page .outcome.failed');
      await failed.waitFor({ timeout: 90_000 });
      expect(await failed.locator('code').innerText()).toMatch(/^[a-z_]+$/);
      expect(await browser.seriousFindings()).toEqual([]);
    } finally {
      await rename(`${data}-away`, data);
    }
    await page.locator('tw-run-again button').click();
    await page.locator('tw-run-page .outcome.succeeded').waitFor({ timeout: 90_000 });
  }, 240_000);
});

describe('an installation that is not ready', () => {
  it('shows which check failed and why, and that it is well again after the mending', async () => {
    await tagwright(home, ['accounts', 'set-roles', 'steward2', 'admin']);
    await browser.goTo('/');
    await page.context().clearCookies();
    await browser.signIn('steward2');
    const data = join(home, 'data');
    await rename(data, `${data}-away`);
    try {
      await browser.goTo('/admin?view=health');
      await page.locator('tw-health h2.unavailable').waitFor();
      const failed = page.locator('tw-health tr', { has: page.locator('.failed') });
      expect(await failed.innerText()).toMatch(/Data folder\s+failed \S/);
      expect(await browser.seriousFindings()).toEqual([]);
    } finally {
      await rename(`${data}-away`, data);
    }
    await page.locator('tw-health button', { hasText: 'Check again' }).click();
    await page.locator('tw-health h2.ok').waitFor();
    await page.context().clearCookies();
    await browser.signIn('steward');
  }, 60_000);
});

describe('nothing to show', () => {
  it.each([
    '/tags?q=nothing-is-called-this',
    '/facts?q=nothing-is-called-this',
    '/changes?show=mine',
    '/audit?account=nobody',
    '/conflicts?source=nobody',
    '/quarantine?reason=nothing',
    '/filter?subject=customer&where=all(churn_state:isPresent,churn_state:isMissing)',
  ])('is said on %s, with what to do next', async (path) => {
    await browser.goTo(path, path.length % 2 === 0 ? 'zh' : 'en');
    const empty = page.locator('main tw-empty-state').first();
    await empty.waitFor();
    expect((await empty.locator('h2').innerText()).length).toBeGreaterThan(1);
    expect((await empty.locator('p').innerText()).length).toBeGreaterThan(1);
    expect(await browser.seriousFindings()).toEqual([]);
  });
});

it('none of it breaks the policy or asks anybody else', () => {
  expect(browser.troubles).toEqual([]);
});
