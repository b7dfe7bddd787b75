import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine } from '@tagwright/engines';
import type { Locator, Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance } from './start-instance.js';

/** The datasets of a timeline and the column that names their time. */
const EVENTS: Readonly<Record<string, string>> = {
  lead: 'created_date',
  lead_event: 'event_time',
  contact_attempt: 'attempt_date',
  campaign_response: 'response_date',
  sales_order: 'order_date',
  service_order: 'open_date',
  complaint: 'opened_date',
  satisfaction: 'survey_date',
  insurance_policy: 'start_date',
  loyalty_transaction: 'transaction_date',
};

let home = '';
let instance: Instance | null = null;
let base = process.env.TAGWRIGHT_E2E_URL ?? '';
let browser: Browser;
let page: Page;
let engine: DuckDbEngine;
/** Somebody with a long history. */
let id = 0;

beforeAll(async () => {
  if (base === '') {
    home = await preparedHome();
    instance = await startInstance({ home });
    base = instance.url.replace(/\/$/, '');
  }
  engine = await DuckDbEngine.open({ threads: 1, memoryLimit: '500MB', tempDirectory: '/tmp' });
  const [row] = await engine.query(
    `SELECT customer_id FROM ${rowsOf('service_order')} SEMI JOIN ${rowsOf('lead_event')}
     USING (customer_id) GROUP BY ALL ORDER BY count(*) DESC, customer_id LIMIT 1`,
  );
  id = Number(row?.customer_id);
  browser = await Browser.open(base);
  ({ page } = browser);
  await browser.signIn('marketer');
}, 400_000);

afterAll(async () => {
  engine.close();
  await browser.close();
  await instance?.stop();
  if (home !== '') await removeHome(home);
}, 60_000);

function rowsOf(dataset: string): string {
  const data = join(home === '' ? (process.env.TAGWRIGHT_HOME ?? '') : home, 'data/datasets');
  return `'${join(data, dataset)}/*.parquet'`;
}

async function get<T>(path: string): Promise<T> {
  return (await (await page.request.get(`${base}/api/v1${path}`)).json()) as T;
}

const numberIn = (text: string): number => Number(text.replace(/\D/g, ''));

describe('the rooms of a customer', () => {
  it('are found by a marketer who knows the id, and first say who somebody is to us', async () => {
    await browser.goTo('/customers');
    await page.locator('#key').fill(String(id));
    await page.keyboard.press('Enter');
    await page.locator('tw-customer-summary dd').first().waitFor();
    const panel = page.locator('tw-customer-panel').first();
    await panel.locator('tw-tag-reason dd p').first().waitFor();
    const { valueName } = await get<{ valueName: { en: string } }>(
      `/customers/${id}/tags/churn_warning/why`,
    );
    expect(await panel.locator('.value').innerText()).toBe(valueName.en);
    expect((await panel.locator('tw-tag-reason dd').first().innerText()).length).toBeGreaterThan(5);
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('are found by the key that a source system has', async () => {
    const [link] = await engine.query(
      `SELECT source_key FROM ${rowsOf('customer_link')} WHERE customer_id = ${id} LIMIT 1`,
    );
    await browser.goTo('/customers');
    await page.locator('#key').fill('nobody-has-this');
    await page.keyboard.press('Enter');
    await page.locator('tw-subject-search [role=status] p').waitFor();
    expect(page.url()).toMatch(/\/customers$/);
    await page.locator('#key').fill((link?.source_key as string).toLowerCase());
    await page.keyboard.press('Enter');
    await page.locator('tw-customer-summary dd').first().waitFor();
    expect(page.url()).toMatch(new RegExp(`/customers/${id}$`));
  });

  it('have a timeline that shows what the interface counts and the datasets hold', async () => {
    await page.locator('tw-tabs button', { hasText: 'Timeline' }).click();
    const all = page.locator('tw-timeline .chip').first();
    await all.waitFor();
    const held = await Promise.all(
      Object.entries(EVENTS).map(async ([dataset, at]) =>
        Number(
          await engine.scalar(
            `SELECT count(*) FROM ${rowsOf(dataset)} WHERE customer_id = ${id} AND ${at} IS NOT NULL`,
          ),
        ),
      ),
    );
    const total = held.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(10);
    const { counts } = await get<{ counts: { count: number }[] }>(`/customers/${id}/timeline`);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(numberIn(await all.innerText())).toBe(total);
    const events = page.locator('tw-timeline .event');
    while ((await events.count()) < total) {
      const before = await events.count();
      await events.last().scrollIntoViewIfNeeded();
      await events.nth(before).waitFor({ state: 'attached' });
    }
    expect(await events.count()).toBe(total);
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('keep the chosen kinds in the address', async () => {
    await page.locator('tw-timeline .chip', { hasText: 'Repair order' }).click();
    await page.waitForURL(/tab=timeline&kinds=service_order$/);
    await page.reload();
    await page.locator('tw-timeline .event').first().waitFor();
    const kinds = await page.locator('tw-timeline .event .kind').allInnerTexts();
    expect(new Set(kinds)).toEqual(new Set(['Repair order']));
  });

  it('lead to a vehicle with its file, its people and its repairs', async () => {
    await browser.goTo(`/customers/${id}`);
    await page.locator('tw-customer-vehicles a').first().click();
    await page.locator('tw-vehicle-page tw-record-facts dd').first().waitFor();
    expect(
      await page.locator(`tw-vehicle-page a[href="/customers/${id}"]`).count(),
    ).toBeGreaterThan(0);
    await page.locator('tw-vehicle-page tw-tag-values button').first().click();
    await page.locator('tw-why .verdict').waitFor();
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('stand upright when a name is written from right to left and ends in a picture', async () => {
    const name = 'شركة\u202E السيارات 🚗👩‍👩‍👧';
    await page.route(`**/api/v1/customers/${id}`, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...body, contact: { name, mobile: '1' } } });
    });
    await browser.goTo(`/customers/${id}`);
    await page.locator('tw-contact', { hasText: '🚗' }).waitFor();
    await page.locator('tw-customer-vehicles a').first().waitFor();
    const tooWide = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect(tooWide).toBe(false);
    expect(await page.locator('tw-contact p.contact').innerText()).toContain('masked');
    await page.unroute(`**/api/v1/customers/${id}`);
  });
});

describe('a reason that rests on personal values', () => {
  const why = (of: Page) =>
    of.locator('tw-why', { has: of.locator('tw-why-inputs', { hasText: 'customer_birth_date' }) });

  const inputs = (of: Locator) => of.locator('tw-why-inputs table').innerText();

  async function openGreeting(by: Browser): Promise<void> {
    await by.goTo(`/customers/${id}?tab=tags`);
    await by.page.locator('tw-tag-values button', { hasText: 'Birthday greeting' }).click();
    await why(by.page).waitFor();
  }

  it('shows them in part, and in clear to nobody who may not', async () => {
    await openGreeting(browser);
    expect(await inputs(why(page))).toMatch(/\*{9}\s*masked/);
    expect(await why(page).locator('tw-purpose').count()).toBe(0);
  });

  it('shows them in clear to a steward who says what for, until they are hidden', async () => {
    const other = await Browser.open(base);
    await other.signIn('steward');
    await openGreeting(other);
    const shown = why(other.page);
    await shown.locator('tw-purpose button').first().click();
    await shown.locator('tw-purpose input').fill('short');
    await shown.locator('tw-purpose button.primary').click();
    expect(await inputs(shown)).toMatch(/\*{9}/);
    await shown.locator('tw-purpose input').fill('She asked why she was greeted.');
    await shown.locator('tw-purpose button.primary').click();
    await shown.locator('.mask > button').waitFor();
    expect(await inputs(shown)).not.toMatch(/\*{9}/);
    expect(await other.seriousFindings()).toEqual([]);
    await shown.locator('.mask > button').click();
    await shown.locator('tw-purpose').waitFor();
    expect(await inputs(shown)).toMatch(/\*{9}/);
    await other.close();
  });
});

describe('the pictures of a tag', () => {
  it('say how it is made, also as a table and as a file', async () => {
    await browser.goTo('/tags/churn_warning');
    const graph = page.locator('tw-tag-lineage tw-graph');
    await graph.locator('canvas').first().waitFor({ state: 'attached' });
    const { edges } = await get<{ edges: unknown[] }>('/tags/churn_warning/lineage');
    await graph.locator('tw-picture-bar button.table').click();
    expect(await graph.locator('tbody tr').count()).toBe(edges.length);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      graph.locator('tw-picture-bar button.csv').click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(edges.length + 1);
  });

  it('lead from thing to thing by keyboard', async () => {
    await browser.goTo('/tags/churn_state');
    const nodes = page.locator('tw-tag-lineage tw-graph-nodes');
    await nodes.locator('a[tabindex="0"]').focus();
    await nodes.locator('.told', { hasText: 'Churn state' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await nodes.locator('.told', { hasText: /Churn warning|Customer stage/ }).waitFor();
    expect(await browser.seriousFindings()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tags\/(churn_warning|customer_stage)$/);
  });

  it('draw numbers as a histogram', async () => {
    await browser.goTo('/tags/value_score');
    const bars = page.locator('tw-tag-spread tw-profile-histogram .bars > span');
    await bars.first().waitFor();
    expect(await bars.count()).toBeGreaterThan(10);
    await browser.goTo('/tags/churn_warning');
    await page.locator('tw-tag-trend tw-chart canvas').waitFor({ state: 'attached' });
  });

  it('say how its values were spread, in a picture and in its files', async () => {
    const chart = page.locator('tw-tag-trend tw-chart');
    await chart.locator('canvas').waitFor({ state: 'attached' });
    for (const kind of ['png', 'svg']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.locator(`tw-picture-bar button.${kind}`).click(),
      ]);
      expect((await readFile(await download.path())).length).toBeGreaterThan(1_000);
    }
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('make no request to others and break no policy', () => {
    expect(browser.troubles).toEqual([]);
  });
});
