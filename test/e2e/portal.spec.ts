import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance, tagwright } from './start-instance.js';

let home = '';
let instance: Instance | null = null;
let base = process.env.TAGWRIGHT_E2E_URL ?? '';
let browser: Browser;
let page: Page;

/** Opens a page of the portal in one language and theme and waits for its heading. */
async function open(path: string, language = 'en', theme = 'light'): Promise<void> {
  await browser.goTo(path, language, theme);
  await page.locator('main h1').waitFor();
}

beforeAll(async () => {
  if (base === '') {
    home = await preparedHome();
    instance = await startInstance({ home });
    base = instance.url.replace(/\/$/, '');
    // One person for all pages.
    await tagwright(home, ['accounts', 'set-roles', 'steward', 'steward,marketer,operator']);
  }
  browser = await Browser.open(base);
  ({ page } = browser);
  await browser.signIn('steward');
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance?.stop();
  if (home !== '') await removeHome(home);
}, 60_000);

describe('the portal in Chromium', () => {
  it('shows the snapshot being served with its figures', async () => {
    await open('/');
    await page.locator('tw-snapshot-figures dd').first().waitFor();
    expect(await page.locator('tw-snapshot-figures dl.figures dd').count()).toBe(3);
  });

  it('leads from the tag list to a tag and to a filter for one of its values', async () => {
    await open('/tags?q=churn_state');
    await page.locator('tw-distribution-bar').first().waitFor();
    await page.locator('tw-tags-page a[href="/tags/churn_state"]').click();
    await page.locator('tw-distribution-table tbody th a').first().click();
    await page.locator('tw-filter-result .figure').waitFor();
    expect(page.url()).toContain('/filter?subject=customer&where=all(churn_state:equal:');
  });

  it('counts a filter as exactly as the API does, and keeps it when the page is loaded anew', async () => {
    await open('/filter?subject=customer&where=all(churn_state:isPresent)');
    const figure = page.locator('tw-filter-result .figure:not(.stale)');
    const shown = Number((await figure.innerText()).replaceAll(',', ''));
    const session = await page.request.get(`${base}/api/v1/session`);
    const { csrf } = (await session.json()) as { csrf: string };
    const answer = await page.request.post(`${base}/api/v1/filters/count`, {
      headers: { 'X-CSRF-Token': csrf },
      data: { subject: 'customer', where: { tag: 'churn_state', operator: 'isPresent' } },
    });
    const { count } = (await answer.json()) as { count: number };
    expect(shown).toBe(count);
    await page.reload();
    expect(Number((await figure.innerText()).replaceAll(',', ''))).toBe(count);
  });

  it('downloads as many CSV rows as it says', async () => {
    await open('/filter?subject=customer&where=all(churn_state:isPresent)');
    const figure = page.locator('tw-filter-result .figure:not(.stale)');
    const shown = Number((await figure.innerText()).replaceAll(',', ''));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('tw-filter-result button.primary').click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(shown + 1);
  });

  it('draws a decision table and a scorecard as tables', async () => {
    await open('/tags/lead_temperature');
    await page.locator('tw-decision-table tbody tr').first().waitFor();
    expect(await page.locator('tw-decision-table thead th').count()).toBe(3);
    await open('/tags/value_score');
    await page.locator('tw-scorecard tbody tr').first().waitFor();
    expect(await page.locator('tw-scorecard tbody').count()).toBeGreaterThan(5);
  });

  it('says why a customer has a tag, down to the data', async () => {
    await open('/customers/1?tab=tags');
    await page.locator('tw-tag-values button', { hasText: 'Churn warning' }).click();
    await page.locator('tw-why .verdict').waitFor();
    expect(await page.locator('tw-why-inputs tbody tr').count()).toBeGreaterThan(0);
    const values = page.locator('tw-why-not select');
    await values.selectOption({ index: 1 });
    await page.locator('tw-why-not .answer .verdict').waitFor();
    await page.locator('tw-next-flip button').click();
    await page.locator('tw-next-flip .verdict').waitFor();
  });

  it('follows a run to its end and publishes', async () => {
    await open('/runs');
    await page.locator('.page-head button.primary').click();
    await page.locator('tw-start-run dialog button[type=submit]').click();
    await page.locator('tw-run-page .outcome.succeeded').waitFor({ timeout: 90_000 });
    const steps = await page.locator('tw-run-steps tbody th').allInnerTexts();
    expect(steps).toContain('Freeze inputs, compile plan');
    // A step without words would show its code, which is in small letters.
    expect(steps.filter((name) => !/^[A-Z]/.test(name))).toEqual([]);
  }, 120_000);

  it('starts anew what was cancelled', async () => {
    const session = await page.request.get(`${base}/api/v1/session`);
    const { csrf } = (await session.json()) as { csrf: string };
    const headers = { 'X-CSRF-Token': csrf, 'Idempotency-Key': 'to-be-cancelled' };
    const started = await page.request.post(`${base}/api/v1/runs`, { headers, data: {} });
    const { run } = (await started.json()) as { run: { id: number } };
    await page.request.post(`${base}/api/v1/runs/${run.id}/cancel`, { headers });
    await open(`/runs/${run.id}`);
    await page.locator('tw-run-again button').click();
    await page.locator('tw-run-page .outcome.succeeded').waitFor({ timeout: 90_000 });
    expect(page.url()).not.toContain(`/runs/${run.id}`);
  }, 120_000);

  it('keeps what was entered when a run is refused, and says why', async () => {
    await open('/runs');
    await page.locator('.page-head button.primary').click();
    await page.locator('tw-start-run input[type=date]').fill('2999-01-01');
    await page.locator('tw-start-run dialog button[type=submit]').click();
    await page.locator('tw-start-run tw-problem h2').waitFor();
    expect(await page.locator('tw-start-run input[type=date]').inputValue()).toBe('2999-01-01');
  });

  it('pauses a schedule once it has asked, says why it rests, and resumes it', async () => {
    await open('/runs');
    const row = page.locator('tw-schedules tbody tr').first();
    expect(await row.innerText()).toContain('Nightly tags');
    expect(await row.locator('details li').count()).toBe(4);
    await row.getByRole('button', { name: 'Pause' }).click();
    await page.locator('tw-schedule-dialog input').fill('Year-end closing.');
    await page.locator('tw-schedule-dialog button[type=submit]').click();
    await row.locator('.paused').waitFor();
    expect(await row.innerText()).toContain('Year-end closing.');
    expect(await row.locator('details').count()).toBe(0);
    await row.getByRole('button', { name: 'Resume' }).click();
    await page.locator('tw-schedule-dialog button[type=submit]').click();
    await row.locator('details').waitFor();
  });

  it('changes the language at once, without losing the page', async () => {
    await open('/tags');
    await page.locator('tw-preferences button[lang="zh-CN"]').click();
    expect(await page.locator('main h1').innerText()).toBe('标签');
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  });

  it('reaches its pages by keyboard', async () => {
    await open('/');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.locator('tw-tags-page input[type=search]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('churn');
    expect(page.url()).toContain('?q=churn');
  });

  it('says what to do when something is not there', async () => {
    await open('/customers/999999999');
    await page.locator('tw-problem').waitFor();
    await open('/nowhere');
    expect(await page.locator('main a[href="/"]').count()).toBe(1);
  });

  it('makes no request to others and breaks no policy', () => {
    expect(browser.troubles).toEqual([]);
  });
});

describe('a service that is not well', () => {
  const tags = '**/api/v1/tags';
  const list = () => page.locator('tw-tags-page tbody tr, tw-tags-page li').first();

  afterEach(() => page.unroute(tags));

  it.each([
    ['cannot be reached', 'The service cannot be reached', null],
    ['is busy', 'The service is busy', 429],
    ['broke', 'Something went wrong in the service', 500],
  ])('that %s is said, and tried again by a click', async (_what, heading, status) => {
    await page.route(tags, (route) =>
      status === null
        ? route.abort()
        : route.fulfill({
            status,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status, code: 'simulated', title: 'Simulated', detail: '' }),
          }),
    );
    await open('/tags');
    expect(await page.locator('tw-tags-page tw-problem h2').innerText()).toBe(heading);
    await page.unroute(tags);
    await page.locator('tw-tags-page tw-problem button').click();
    await list().waitFor();
  });

  it('that is slow shows the place of what is to come at once', async () => {
    await page.route(tags, async (route) => {
      await delay(3_000);
      await route.continue();
    });
    await open('/tags');
    expect(await page.locator('tw-tags-page tw-skeleton').count()).toBe(1);
    await list().waitFor();
  });
});

describe('every page, for axe', () => {
  const paths = [
    '/',
    '/tags',
    '/tags/churn_state',
    '/tags/lead_temperature',
    '/tags/value_score',
    '/runs',
    '/runs/1',
    '/customers',
    '/customers/1',
    '/filter?subject=customer&where=all(churn_state:isPresent,any(value_tier:in:D~G))',
    '/snapshots/current',
    '/nowhere',
  ];
  const looks = paths.flatMap((path) => [
    [path, 'zh', 'light'] as const,
    [path, 'en', 'dark'] as const,
  ]);

  it.each(looks)('has nothing serious on %s in %s, %s', async (path, language, theme) => {
    await open(path, language, theme);
    expect(await browser.seriousFindings()).toEqual([]);
  });
});
