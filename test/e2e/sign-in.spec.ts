import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance, tagwright } from './start-instance.js';

let home = '';
let instance: Instance | null = null;
let base = '';
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  base = instance.url.replace(/\/$/, '');
  browser = await Browser.open(base);
  ({ page } = browser);
}, 400_000);

afterAll(async () => {
  await browser.close();
  await instance?.stop();
  await removeHome(home);
}, 60_000);

async function signOut(): Promise<void> {
  await page.locator('tw-account-menu summary').click();
  await page.locator('tw-account-menu .actions button').last().click();
  await page.locator('tw-sign-in-page').waitFor();
}

async function typePassword(login: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

describe('the way in', () => {
  it.each([
    ['zh', 'light'],
    ['en', 'dark'],
  ])('has nothing serious for axe in %s, %s', async (language, theme) => {
    await browser.goTo('/', language, theme);
    await page.locator('tw-sign-in-page button.demo').first().waitFor();
    expect(await page.locator('tw-sign-in-page button.demo').count()).toBe(7);
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('says what is wrong, keeps the name, and has the password ready to be typed again', async () => {
    await browser.goTo('/');
    await typePassword('steward', 'not it');
    await page.locator('.error tw-icon').waitFor();
    expect(await page.locator('.error').innerText()).toContain('name or the password');
    expect(await page.locator('input[name=login]').inputValue()).toBe('steward');
    expect(await browser.seriousFindings()).toEqual([]);
  });

  it('leads by keyboard alone to the page that was asked for', async () => {
    await browser.goTo('/tags');
    await page.locator('tw-sign-in-form input[name=login]:focus').waitFor();
    await page.keyboard.type('auditor');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo-auditor');
    await page.keyboard.press('Enter');
    await page.locator('tw-tags-page h1').waitFor();
    expect(new URL(page.url()).pathname).toBe('/tags');
    await signOut();
  });
});

describe('inside', () => {
  it('shows the rooms that one may enter, and why not the others', async () => {
    await browser.signIn('admin');
    const room = (href: string) => page.locator(`tw-navigation nav a[href="${href}"]`).count();
    expect(await Promise.all(['/', '/tags', '/admin'].map(room))).toEqual([1, 1, 1]);
    expect(await room('/customers')).toBe(0);
    await browser.goTo('/customers', 'zh', 'dark');
    await page.locator('tw-forbidden').waitFor();
    expect(await page.locator('tw-forbidden p').first().innerText()).toContain('subject.read');
    expect(await browser.seriousFindings()).toEqual([]);
    await signOut();
  });

  it('asks again when the session has ended, and goes on with what was typed', async () => {
    await browser.signIn('marketer');
    await page.locator('a[href="/filter"]').first().click();
    await page.locator('tw-filter-page h1').waitFor();
    await page.waitForLoadState('networkidle');
    await browser.context.clearCookies();
    await page.locator('a[href="/customers"]').first().click();
    const dialog = page.locator('tw-sign-in-dialog dialog[open]');
    await dialog.waitFor();
    expect(await browser.seriousFindings()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(1);
    await page.locator('tw-sign-in-dialog input[name=password]').fill('demo-marketer');
    await page.keyboard.press('Enter');
    await page.locator('tw-customers-page tbody tr').first().waitFor();
    expect(await dialog.count()).toBe(0);
    await signOut();
  });

  it('has whoever comes with a one-time password choose another one first', async () => {
    const words = ['accounts', 'add', 'newcomer', '--name', 'New Comer', '--roles', 'marketer'];
    const { stdout } = await tagwright(home, [...words, '--json']);
    const { oneTimePassword } = JSON.parse(stdout) as { oneTimePassword: string };
    await browser.goTo('/tags');
    await typePassword('newcomer', oneTimePassword);
    const form = page.locator('tw-first-password-page');
    await form.locator('input[name=current]').fill(oneTimePassword);
    const choose = async (password: string): Promise<void> => {
      await form.locator('input[name=next]').fill(password);
      await form.locator('input[name=repeat]').fill(password);
      await form.locator('button[type=submit]').click();
    };
    await choose('password1234');
    await page.locator('.error tw-icon').waitFor();
    expect(await page.locator('.error').innerText()).toContain('too easily guessed');
    expect(await browser.seriousFindings()).toEqual([]);
    await choose('quiet harbour sings twice');
    await page.locator('tw-tags-page h1').waitFor();
    await signOut();
  });

  it('makes no request to others and breaks no policy', () => {
    expect(browser.troubles).toEqual([]);
  });
});
