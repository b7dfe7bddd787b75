import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';

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

/** A real browser with an empty profile, which notes what the portal must not do. */
export class Browser {
  /** Errors of scripts, breaches of the policy, requests to others. */
  readonly troubles: string[] = [];

  private constructor(
    private readonly base: string,
    private readonly profile: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(base: string): Promise<Browser> {
    const profile = await mkdtemp(join(tmpdir(), 'tagwright-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      headless: true,
      args: FLAGS,
      acceptDownloads: true,
    });
    const browser = new Browser(base, profile, context, await context.newPage());
    browser.watch();
    return browser;
  }

  /** Opens a page in one language and theme. */
  async goTo(path: string, language = 'en', theme = 'light'): Promise<void> {
    await this.page.goto(`${this.base}/api/v1/health`);
    await this.page.evaluate(
      `localStorage.setItem('tagwright.language', '${language}');
       localStorage.setItem('tagwright.theme', '${theme}')`,
    );
    await this.page.goto(this.base + path);
  }

  /** Signs in by a click on an account of the demo. */
  async signIn(login: string): Promise<void> {
    await this.goTo('/');
    await this.page.locator('tw-sign-in-page button.demo', { hasText: login }).first().click();
    await this.page.locator('tw-home-page h1').waitFor();
  }

  /** Serious findings of axe on the page as it stands. */
  async seriousFindings(): Promise<Finding[]> {
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(await readFile(AXE, 'utf8'));
    const found = await this.page.evaluate<Finding[]>(
      `axe.run(document, {resultTypes: ['violations']})
         .then(({violations}) => violations.map(({id, impact}) => ({id, impact})))`,
    );
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true });
  }

  private watch(): void {
    this.page.on('pageerror', (error) => this.troubles.push(`error: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.troubles.push(message.text());
    });
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.base) && !/^(blob|data):/.test(url)) {
        this.troubles.push(`request: ${url}`);
      }
    });
  }
}
