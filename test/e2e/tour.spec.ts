import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance, tagwright } from './start-instance.js';

let home = '';
let instance: Instance;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  await tagwright(home, ['accounts', 'set-roles', 'steward', 'steward,marketer,auditor']);
  browser = await Browser.open(instance.url.replace(/\/$/, ''));
  ({ page } = browser);
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance.stop();
  await removeHome(home);
}, 60_000);

const panel = () => page.locator('tw-tour section');

/** What a step points at has a frame around it, and the panel has the keyboard. */
async function expectStep(place: string, path: string): Promise<void> {
  await page.locator('tw-tour .at', { hasText: place }).waitFor();
  await page.locator('tw-tour .frame').waitFor();
  await page.locator('tw-tour #title:focus').waitFor();
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${path}$`));
  expect(await browser.seriousFindings()).toEqual([]);
}

describe('the tour', () => {
  it('is offered on Home and leads by keyboard through real rooms to the trail', async () => {
    await browser.signIn('steward');
    await page.locator('tw-tour-offer button.primary').click();
    const rooms = ['/', '/tags/churn_warning', '/customers/42', '/changes', '/changes(/\\d+)?'];
    for (const [index, room] of [...rooms, '/audit'].entries()) {
      await expectStep(`${index + 1} of 6`, room);
      await page.keyboard.press('Enter');
    }
    await panel().waitFor({ state: 'detached' });
  }, 120_000);

  it('is not offered a second time, but found in the menu of the account, in Chinese too', async () => {
    await browser.goTo('/', 'zh', 'dark');
    await page.locator('tw-home-page tw-snapshot-figures dd').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('tw-tour-offer section').count()).toBe(0);
    await page.locator('tw-account-menu summary').click();
    await page.locator('tw-account-menu button', { hasText: '导览' }).click();
    await expectStep('第 1 步，共 6 步', '/');
    await page.keyboard.press('ArrowRight');
    await expectStep('第 2 步，共 6 步', '/tags/churn_warning');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
  }, 60_000);

  it('can be declined, and leads nobody to rooms that are not theirs', async () => {
    await page.context().clearCookies();
    await browser.signIn('operator');
    await page.locator('tw-tour-offer button.quiet').click();
    await page.locator('tw-tour-offer section').waitFor({ state: 'detached' });
    await page.locator('tw-account-menu summary').click();
    await page.locator('tw-account-menu button', { hasText: 'Tour' }).click();
    const at = await page.locator('tw-tour .at').innerText();
    expect(Number(/of (\d)/.exec(at)?.[1])).toBeLessThan(6);
  }, 60_000);

  it('breaks no policy and asks nobody else', () => {
    expect(browser.troubles).toEqual([]);
  });
});
