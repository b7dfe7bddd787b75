import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { type Instance, newHome, removeHome, startInstance } from './start-instance.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Finding {
  readonly id: string;
  readonly impact: string | null;
}

let home = '';
let profile = '';
let instance: Instance | null = null;
let base = process.env.TAGWRIGHT_E2E_URL ?? '';
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

/** Opens a page of the portal in one language and theme and waits for its heading. */
async function open(path: string, language = 'en', theme = 'light'): Promise<void> {
  await page.goto(`${base}/api/v1/health`);
  await page.evaluate(
    `localStorage.setItem('tagwright.language', '${language}');
     localStorage.setItem('tagwright.theme', '${theme}')`,
  );
  await page.goto(base + path);
  await page.locator('main h1').waitFor();
}

/** Serious findings of axe on the page as it stands. */
async function seriousFindings(): Promise<Finding[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate<Finding[]>(
    `axe.run(document, {resultTypes: ['violations']})
       .then(({violations}) => violations.map(({id, impact}) => ({id, impact})))`,
  );
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

beforeAll(async () => {
  if (base === '') {
    home = await newHome();
    instance = await startInstance({ home });
    base = instance.url.replace(/\/$/, '');
  }
  profile = await mkdtemp(join(tmpdir(), 'tagwright-chromium-'));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) troubles.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(blob|data):/.test(url)) troubles.push(`request: ${url}`);
  });
}, 240_000);

afterAll(async () => {
  await context.close();
  await rm(profile, { recursive: true, force: true });
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
    const answer = await page.request.post(`${base}/api/v1/filters/count`, {
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
    await open('/customers/1');
    await page.locator('tw-tag-values button', { hasText: 'Churn warning' }).click();
    await page.locator('tw-why .verdict').waitFor();
    expect(await page.locator('tw-why-inputs tbody tr').count()).toBeGreaterThan(0);
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

  it('keeps what was entered when a run is refused, and says why', async () => {
    await open('/runs');
    await page.locator('.page-head button.primary').click();
    await page.locator('tw-start-run input[type=date]').fill('2999-01-01');
    await page.locator('tw-start-run dialog button[type=submit]').click();
    await page.locator('tw-start-run tw-problem h2').waitFor();
    expect(await page.locator('tw-start-run input[type=date]').inputValue()).toBe('2999-01-01');
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
    expect(troubles).toEqual([]);
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
    expect(await seriousFindings()).toEqual([]);
  });
});
