// Writes a picture of every room in both languages, both themes and two widths, from a running
// installation with the demo's accounts: `npm run screenshots -- http://127.0.0.1:3000 [folder]`.
// It leaves one draft of a change behind, so that the rooms of changes have something to show.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:3000', folder = 'screenshots', only = ''] = process.argv.slice(2);
const WIDTHS = [1440, 768];
const HEIGHT = 900;
const LANGUAGES = ['zh', 'en'];
const THEMES = ['light', 'dark'];
/** Rooms scroll inside of the window, so the window grows to what there is, up to this. */
const HIGHEST = 3000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** A browser of its own for somebody, signed in; `ask` gives the JSON of an answer. */
async function somebody(login) {
  const context = await browser.newContext({ timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const api = `${base}/api/v1`;
  const data = { login, password: `demo-${login}` };
  const entered = await page.request.post(`${api}/session`, { data });
  if (!entered.ok()) throw new Error(`${login} cannot sign in: ${await entered.text()}`);
  const { csrf } = await entered.json();
  const ask = async (method, path, body, headers = {}) => {
    const answer = await page.request.fetch(api + path, {
      method,
      ...(body && { data: body }),
      headers: { 'X-CSRF-Token': csrf, ...headers },
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return { page, ask };
}

/** A change of the value tier, with its effect computed. */
async function draft({ ask }) {
  const { id } = await ask('POST', '/change-sets', {
    title: 'Gold from 60 points',
    reason: 'More customers deserve the attention of the gold tier',
  });
  const item = `/change-sets/${id}/items/tag/value_tier`;
  const { active, revision } = await ask('GET', item);
  const body = {
    text: active
      .replace('value: 70 }', 'value: 60 }')
      // The example at the old bound.
      .replace('  - { given: { value_score: 69 }, expect: G }\n', ''),
  };
  await ask('PUT', item, body, { 'If-Match': `"${revision}"` });
  await ask('POST', `/change-sets/${id}/impact`, {});
  return id;
}

const [steward, auditor, admin] = [
  await somebody('steward'),
  await somebody('auditor'),
  await somebody('admin'),
];
const change = await draft(steward);
const first = async (path) => (await steward.ask('GET', path)).items[0].id;
const [customer, vehicle, run] = [
  await first('/customers?limit=1'),
  await first('/vehicles?limit=1'),
  await first('/runs?limit=1'),
];
const rooms = [
  ['home', steward, '/'],
  ['tags', steward, '/tags'],
  ['tag', steward, '/tags/value_tier'],
  ['facts', steward, '/facts'],
  ['fact', steward, '/facts/service_visits_12m'],
  ['customers', steward, '/customers'],
  ['customer', steward, `/customers/${customer}`],
  ['customer-before', steward, `/customers/${customer}?tab=before`],
  ['customer-after', steward, `/customers/${customer}?tab=after`],
  ['customer-timeline', steward, `/customers/${customer}?tab=timeline`],
  ['customer-tags', steward, `/customers/${customer}?tab=tags`],
  ['vehicle', steward, `/vehicles/${vehicle}`],
  ['filter', steward, '/filter?subject=customer&where=all(churn_state:isPresent)'],
  ['changes', steward, '/changes?tab=all'],
  ['change', steward, `/changes/${change}`],
  ['editor', steward, `/changes/${change}/edit/tag/value_tier`],
  ['editor-yaml', steward, `/changes/${change}/edit/tag/value_tier?view=yaml`],
  ['runs', steward, '/runs'],
  ['run', steward, `/runs/${run}`],
  ['snapshot', steward, '/snapshots/current'],
  ['sources', steward, '/sources'],
  ['datasets', steward, '/datasets'],
  ['dataset', steward, '/datasets/service_order'],
  ['quarantine', steward, '/quarantine'],
  ['conflicts', steward, '/conflicts'],
  ['audit', auditor, '/audit'],
  ['admin', admin, '/admin'],
];

await mkdir(folder, { recursive: true });
for (const [name, { page }, path] of rooms.filter(([name]) => name.startsWith(only))) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      await page.goto(`${base}/api/v1/health`);
      await page.evaluate(
        `localStorage.setItem('tagwright.language', '${language}');
         localStorage.setItem('tagwright.theme', '${theme}')`,
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(base + path, { waitUntil: 'networkidle' });
        const content = await page.locator('main').evaluate((main) => main.scrollHeight);
        if (content > HEIGHT) {
          await page.setViewportSize({ width, height: Math.min(content, HIGHEST) });
        }
        await page.waitForTimeout(300);
        const file = join(folder, `${name}-${language}-${theme}-${width}.png`);
        await page.screenshot({ path: file });
        process.stdout.write(`${file}\n`);
      }
    }
  }
}
await browser.close();
