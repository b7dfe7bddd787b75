import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useEmbeddedPostgres } from '@tagwright/platform';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { signInAsDemo } from './signed-in.js';
import { type Instance, removeHome, startInstance, tagwright } from './start-instance.js';

const EVENTS = 100_000;
/** Rows that may exist at a time, whatever the list holds. */
const MOST_ROWS = 80;

let home = '';
let instance: Instance;
let base = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  base = instance.url.replace(/\/$/, '');
  await writeEvents();
  browser = await Browser.open(base);
  ({ page } = browser);
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance.stop();
  await removeHome(home);
}, 60_000);

/** As many events as years of work leave behind, with names as the world has them. */
async function writeEvents(): Promise<void> {
  const database = await useEmbeddedPostgres({ home, keepTemporary: true });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `INSERT INTO audit_event (account, channel, action, object_kind, object_code, details)
     SELECT 'bulk', 'job', 'run.noted', 'note', CASE n % 10
       WHEN 3 THEN n || ' ' || repeat('a name without an end ', 40)
       WHEN 5 THEN n || ' شركة النقل السريع للسيارات' WHEN 7 THEN n || ' 🚗👩‍🔧🇨🇳 欧阳修远'
       ELSE n::text END, jsonb_build_object('n', n)
     FROM generate_series(1, $1::int) AS n`,
    [EVENTS],
  );
  await client.end();
  await database.close();
}

async function enterAs(login: string): Promise<void> {
  await page.context().clearCookies();
  const { Cookie = '' } = await signInAsDemo(base, login);
  const [name = '', value = ''] = Cookie.split('=');
  await page.context().addCookies([{ name, value, url: base }]);
}

const row = (index: number) =>
  page.locator(`tw-long-table tr[aria-rowindex="${index}"] td`).first();
const rows = () => page.locator('tw-long-table tbody tr').count();

/** Paths of the interface that were asked for while something was done. */
async function askedDuring(path: string, work: () => Promise<void>): Promise<number> {
  let asked = 0;
  const count = (request: { url(): string }): void => {
    if (request.url().includes(path)) asked += 1;
  };
  page.on('request', count);
  await work();
  page.off('request', count);
  return asked;
}

describe('a list of a hundred thousand', () => {
  beforeAll(() => enterAs('auditor'));

  it('reaches its last row by End without loading those between, and its first by Home', async () => {
    const asked = await askedDuring('/audit/events', async () => {
      await browser.goTo('/audit?account=bulk');
      await row(2).waitFor();
      await page.locator('tw-long-table .long').focus();
      await page.keyboard.press('End');
      await row(EVENTS + 1).waitFor();
      await row(EVENTS + 1)
        .locator('xpath=../td[4]', { hasText: /^note 1$/ })
        .waitFor();
    });
    expect(asked).toBeLessThan(15);
    expect(await rows()).toBeLessThan(MOST_ROWS);
    expect(await page.locator('tw-long-table table').getAttribute('aria-rowcount')).toBe(
      String(EVENTS + 1),
    );
    expect(await page.locator('tw-long-table > p').innerText()).toContain('100,000 of 100,000');
    expect(await browser.seriousFindings()).toEqual([]);
    await page.keyboard.press('Home');
    await row(2).waitFor();
    await page.keyboard.press('PageDown');
    await row(20).waitFor();
  }, 60_000);

  it('shows any place in the middle, in the order of the interface', async () => {
    await browser.goTo('/audit?account=bulk', 'zh', 'dark');
    await row(2).waitFor();
    await page.locator('tw-long-table .long').hover();
    await page.mouse.wheel(0, 2_000_000);
    const middle = page.locator('tw-long-table tbody tr').nth(20);
    await middle.locator('td', { hasText: 'bulk' }).waitFor();
    const index = Number(await middle.getAttribute('aria-rowindex'));
    expect(index).toBeGreaterThan(30_000);
    expect(await middle.locator('td').nth(3).innerText()).toContain(String(EVENTS - index + 2));
    expect(await rows()).toBeLessThan(MOST_ROWS);
    expect(await browser.seriousFindings()).toEqual([]);
  }, 60_000);

  it('opens a row by keyboard, and keeps the keyboard when that row has gone', async () => {
    await browser.goTo('/audit?account=bulk');
    await row(2).waitFor();
    await page.locator('tw-audit-events button.open').nth(2).focus();
    await page.keyboard.press('Enter');
    await page.locator('tw-long-table td.detail dl').waitFor();
    expect(new URL(page.url()).searchParams.get('event')).toMatch(/^\d+$/);
    expect(await browser.seriousFindings()).toEqual([]);
    await page.keyboard.press('End');
    await row(EVENTS + 1).waitFor();
    expect(await page.locator('tw-long-table .long:focus').count()).toBe(1);
  }, 60_000);

  it('cuts a name without an end, says all of it, and lets nothing widen the page', async () => {
    await browser.goTo('/audit?account=bulk');
    const cell = page.locator('tw-long-table td', { hasText: 'a name without an end' }).first();
    await cell.hover();
    expect((await cell.getAttribute('title'))?.length).toBeGreaterThan(500);
    expect((await cell.boundingBox())?.height).toBeLessThan(60);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }, 60_000);
});

describe('whom a filter finds', () => {
  const address = '/filter?subject=customer&where=all(churn_state:isPresent)';

  it('is all there, to the last id, with the columns that the address names', async () => {
    await enterAs('marketer');
    await browser.goTo(`${address}&columns=value_tier,churn_state`);
    await row(2).waitFor();
    const heads = await page.locator('tw-long-table thead th').allInnerTexts();
    expect(heads).toEqual(['Id', 'Value tier', 'Churn state']);
    const figure = await page.locator('tw-filter-result .figure:not(.stale)').innerText();
    const count = Number(figure.replaceAll(',', ''));
    expect(count).toBeGreaterThan(1_000);
    await page.locator('tw-long-table .long').focus();
    await page.keyboard.press('End');
    await row(count + 1).waitFor();
    const last = row(count + 1).filter({ hasText: /\d/ });
    expect(Number(await last.innerText())).toBeGreaterThanOrEqual(count);
    expect(await rows()).toBeLessThan(MOST_ROWS);
    expect(await browser.seriousFindings()).toEqual([]);
  }, 60_000);

  it('takes the columns that are chosen into its address and its CSV', async () => {
    await browser.goTo(`${address}&columns=value_tier`);
    await row(2).waitFor();
    await page.locator('tw-column-choice summary').click();
    await page.locator('tw-column-choice label', { hasText: 'Churn state' }).click();
    await page.locator('tw-long-table thead th', { hasText: 'Churn state' }).waitFor();
    expect(new URL(page.url()).searchParams.get('columns')).toBe('value_tier,churn_state');
    expect(await browser.seriousFindings()).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('tw-filter-result button.primary').click(),
    ]);
    const [head] = (await readFile(await download.path(), 'utf8')).split(/\r?\n/);
    expect(head).toBe('customer_id,value_tier,churn_state');
  }, 60_000);
});

describe('who changed from one snapshot to the next', () => {
  it('is found behind the number, one by one, to the last of them', async () => {
    expect(await tagwright(home, ['run', '--as-of', '2025-03-31'])).toMatchObject({ code: 0 });
    await browser.goTo('/snapshots/current', 'zh', 'dark');
    const link = page.locator('tw-snapshot-changes tbody td a').first();
    const count = Number((await link.innerText()).replaceAll(',', ''));
    expect(count).toBeGreaterThan(100);
    await link.click();
    await row(2).waitFor();
    await page.locator('tw-snapshot-movers .long').focus();
    await page.keyboard.press('End');
    await row(count + 1)
      .filter({ hasText: /\d/ })
      .waitFor();
    expect(await rows()).toBeLessThan(MOST_ROWS);
    expect(await browser.seriousFindings()).toEqual([]);
  }, 120_000);
});

it('none of it breaks the policy or asks anybody else', () => {
  expect(browser.troubles).toEqual([]);
});
