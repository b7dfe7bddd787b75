import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { ok, Receiver, status, verifies } from '../integration/webhooks/receiver.js';
import { Browser } from './browser.js';
import { signInAsDemo } from './signed-in.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance } from './start-instance.js';

let home = '';
let instance: Instance | null = null;
let base = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home, env: { WEBHOOK_ALLOW_HTTP: 'on' } });
  base = instance.url.replace(/\/$/, '');
  browser = await Browser.open(base);
  ({ page } = browser);
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance?.stop();
  await removeHome(home);
}, 60_000);

async function enterAs(login: string): Promise<void> {
  await page.context().clearCookies();
  const { Cookie = '' } = await signInAsDemo(base, login);
  const [name = '', value = ''] = Cookie.split('=');
  await page.context().addCookies([{ name, value, url: base }]);
}

async function expectAccessible(path: string, shown: string, language = 'en'): Promise<void> {
  await browser.goTo(path, language, language === 'zh' ? 'dark' : 'light');
  await page.locator(shown).first().waitFor();
  expect({ path, findings: await browser.seriousFindings() }).toEqual({ path, findings: [] });
}

async function taken(click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    click(),
  ]);
  return readFile(await download.path());
}

const figure = async (label: string): Promise<number> => {
  const text = await page
    .locator('tw-fact-profile dl.figures div', { hasText: label })
    .first()
    .locator('dd')
    .innerText();
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
};

describe('a steward', () => {
  it("reads a fact's profile whose counts add up, and finds the fact by its dataset", async () => {
    await enterAs('steward');
    await expectAccessible('/facts?dataset=complaint', 'tw-facts-page tbody a');
    await page.locator('tw-facts-page tbody a', { hasText: 'Complaints opened' }).first().click();
    await page.locator('tw-profile-histogram details summary').click();
    const cells = await page.locator('tw-profile-histogram td:nth-child(2)').allInnerTexts();
    const inBins = cells.reduce((sum, cell) => sum + Number(cell.replaceAll(',', '')), 0);
    const [known, missing] = [await figure('Known'), await figure('Missing')];
    const subjects = Number(
      (await page.locator('tw-fact-profile strong').first().innerText()).replaceAll(',', ''),
    );
    expect({ inBins, all: known + missing }).toEqual({ inBins: known, all: subjects });
    expect(subjects).toBeGreaterThan(1000);
    expect(await browser.seriousFindings()).toEqual([]);
    await expectAccessible('/facts/customer_gender', 'tw-profile-values tbody tr', 'zh');
  }, 60_000);
});

describe('an operator', () => {
  it('sees why data was set aside, narrows it to one reason and takes exactly that away', async () => {
    await enterAs('operator');
    await expectAccessible('/sources', 'tw-sources-page tbody tr', 'zh');
    await expectAccessible('/datasets/service_order', 'tw-dataset-page tbody tr');
    await expectAccessible('/conflicts', 'tw-conflicts-page tbody tr', 'zh');
    await expectAccessible('/quarantine', 'tw-quarantine-page section tbody tr');
    const first = page.locator('tw-quarantine-page tbody tr').first();
    const count = Number((await first.locator('td').last().innerText()).replaceAll(',', ''));
    await first.locator('button').click();
    expect(new URL(page.url()).searchParams.get('reason')).not.toBeNull();
    const csv = await taken(() => page.locator('tw-download button').click());
    expect(csv.toString('utf8').trim().split('\n')).toHaveLength(count + 1);
  }, 60_000);
});

describe('an operator who follows a number of conflicts', () => {
  it('finds as many values of that source, and can look at all of them again', async () => {
    await enterAs('operator');
    await browser.goTo('/sources');
    const link = page.locator('tw-sources-page a[href^="/conflicts?source="]').first();
    const count = await link.innerText();
    await link.click();
    const foot = page.locator('tw-conflicts-page tw-long-table > p');
    await foot.waitFor();
    expect(await foot.innerText()).toContain(`of ${count}`);
    const source = new URL(page.url()).searchParams.get('source') ?? '';
    const shown = await page.locator('tw-long-table tbody td:nth-child(5)').allInnerTexts();
    expect([...new Set(shown)]).toEqual([source]);
    expect(await browser.seriousFindings()).toEqual([]);
    await page.locator('tw-conflicts-page select').selectOption('');
    expect(new URL(page.url()).searchParams.get('source')).toBeNull();
    await foot.filter({ hasNotText: `of ${count}` }).waitFor();
  }, 60_000);
});

describe('an auditor', () => {
  it('proves the trail, sees what a tag was, and takes evidence of it away', async () => {
    await enterAs('auditor');
    await expectAccessible('/audit?action=snapshot.published', 'tw-audit-events tbody tr');
    await page.locator('tw-audit-events button.open').first().click();
    await page.locator('td.detail a').click();
    await page.locator('tw-audit-evidence').waitFor();
    expect(await browser.seriousFindings()).toEqual([]);
    const zip = await taken(() => page.locator('tw-audit-evidence tw-download button').click());
    expect(zip.subarray(0, 2).toString('latin1')).toBe('PK');
    await browser.goTo('/audit?view=chain');
    await page.locator('tw-audit-chain button.primary').click();
    await page.locator('tw-audit-chain .outcome:not(.broken)').waitFor();
    expect(await page.locator('.outcome h3').innerText()).toBe('The trail is sound');
    await expectAccessible(
      `/audit?view=asOf&kind=tag&code=churn_warning&at=2099-01-01T00:00`,
      'tw-audit-as-of pre',
      'zh',
    );
  }, 60_000);
});

describe('an administrator', () => {
  it('adds an account that signs in, and is out at once when it is disabled', async () => {
    await enterAs('admin');
    for (const view of ['keys', 'webhooks', 'roles', 'health']) {
      await expectAccessible(`/admin?view=${view}`, `tw-${view} section`, 'zh');
    }
    await expectAccessible('/admin', 'tw-accounts tbody tr');
    await page.locator('tw-accounts button.primary').first().click();
    const dialog = page.locator('tw-new-account-dialog dialog');
    await dialog.locator('input.field').nth(0).fill('wang.fang');
    await dialog.locator('input.field').nth(1).fill('Wang Fang');
    await dialog.locator('input[type=checkbox]').nth(2).check();
    expect(await browser.seriousFindings()).toEqual([]);
    await dialog.locator('button[type=submit]').click();
    const password = await page.locator('tw-secret code').innerText();
    const signedIn = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: 'wang.fang', password }),
    });
    const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
    const asks = async (): Promise<number> =>
      (await fetch(`${base}/api/v1/session`, { headers: { Cookie: cookie } })).status;
    expect(await asks()).toBe(200);

    await page.reload();
    await page.locator('tw-accounts button[aria-label="Manage wang.fang"]').click();
    const managing = page.locator('tw-account-dialog dialog');
    await managing.getByRole('button', { name: 'Disable', exact: true }).click();
    await managing.getByRole('button', { name: 'Enable', exact: true }).waitFor();
    expect(await asks()).toBe(401);
    await managing.getByRole('button', { name: 'Close', exact: true }).click();

    await page.locator('tw-accounts button[aria-label="Manage admin"]').click();
    await managing.getByRole('button', { name: 'Disable', exact: true }).click();
    await managing.locator('tw-problem code').waitFor();
    expect(await managing.locator('tw-problem code').innerText()).toBe('last_administrator');
  }, 60_000);

  it('adds a webhook, sees why an event does not arrive, that it does, and sends it again', async () => {
    const receiver = await Receiver.open();
    receiver.answer = status(503);
    try {
      await enterAs('admin');
      await browser.goTo('/admin?view=webhooks');
      await page.locator('tw-webhooks button.primary').first().click();
      const dialog = page.locator('tw-webhook-dialog dialog');
      await dialog.locator('input.field').nth(0).fill('Campaigns');
      await dialog.locator('input.field').nth(1).fill(receiver.url);
      expect(await browser.seriousFindings()).toEqual([]);
      await dialog.locator('button[type=submit]').click();
      const secret = await page.locator('tw-secret code').innerText();
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();

      await page.locator('tw-webhooks tbody a').first().click();
      await page.getByRole('button', { name: 'Send a test event' }).click();
      const row = page.locator('tw-webhook-deliveries tbody tr').first();
      await row.getByText('not accepted (503)').waitFor();
      receiver.answer = ok;
      for (
        let tries = 0;
        tries < 80 && !(await row.innerText()).includes('delivered');
        tries += 1
      ) {
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page.waitForTimeout(200);
      }
      await row.getByText('delivered').waitFor();
      await page.getByRole('button', { name: 'Send again' }).click();
      for (let tries = 0; tries < 100 && receiver.received.length < 3; tries += 1) {
        await page.waitForTimeout(100);
      }
      expect(await browser.seriousFindings()).toEqual([]);
      const { received } = receiver;
      expect(new Set(received.map(({ id }) => id)).size).toBe(1);
      expect(received.map((each) => verifies(each, secret))).toEqual([true, true, true]);
    } finally {
      await receiver.close();
    }
  }, 60_000);
});

it('none of it breaks the policy or asks anybody else', () => {
  expect(browser.troubles).toEqual([]);
});
