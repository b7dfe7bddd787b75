import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser } from './browser.js';
import { type SignedHeaders, signInAsDemo } from './signed-in.js';
import { preparedHome } from './prepared-home.js';
import { type Instance, removeHome, startInstance } from './start-instance.js';

interface Revised {
  readonly id: number;
  readonly revision: number;
}

const TIER = join('tag-definitions', 'tags', 'value-tier.yaml');

let home = '';
let instance: Instance;
let base = '';
let author: SignedHeaders;
let steward: Browser;
let approver: Browser;
let text = '';
let set: Revised;

/** The tier with another bound of diamond, and the examples that go with it. */
const tierFrom = (bound: number): string =>
  text
    .replace('value: 70 }', `value: ${bound} }`)
    .replace('value_score: 70 }', `value_score: ${bound} }`)
    .replace('value_score: 69 }', `value_score: ${bound - 1} }`);

/** What the author does past the portal. */
async function call(method: string, path: string, body?: object, revision = 0): Promise<Revised> {
  const answer = await fetch(`${base}/api/v1/change-sets${path}`, {
    method,
    headers: {
      ...author,
      'Content-Type': 'application/json',
      ...(revision > 0 && { 'If-Match': `"${revision}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as Revised;
}

const write = ({ id, revision }: Revised, bound: number): Promise<Revised> =>
  call('PUT', `/${id}/items/tag/value_tier`, { text: tierFrom(bound) }, revision);

const figureIn = ({ page }: Browser): Promise<string> =>
  page.locator('tw-change-object tw-column-impact .figure').innerText();

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  base = instance.url.replace(/\/$/, '');
  author = await signInAsDemo(base);
  text = await readFile(TIER, 'utf8');
  const begun = await call('POST', '', { title: 'Fewer diamonds', reason: 'Too many of them' });
  set = await write(begun, 75);
  [steward, approver] = await Promise.all([Browser.open(base), Browser.open(base)]);
  await steward.signIn('steward');
  await approver.signIn('approver');
}, 400_000);

afterAll(async () => {
  await Promise.all([steward.close(), approver.close()]);
  await instance.stop();
  await removeHome(home);
}, 60_000);

describe('the room of changes', () => {
  it('lets the author see the effect, submit, and why somebody else must approve', async () => {
    const { page } = steward;
    await steward.goTo(`/changes/${set.id}`);
    await page.locator('tw-change-effect button[data-action=compute]').click();
    await page.locator('tw-change-object tw-transition-matrix td.heat').first().waitFor();
    await page.locator('tw-change-actions button[data-action=submit]').click();
    const dialog = page.locator('tw-change-dialog dialog');
    expect(await dialog.locator('.what').innerText()).toMatch(
      /1 × tag[\s\S]*customers change value/,
    );
    await dialog.locator('input[name=dueOn]').fill('2026-01-02');
    await dialog.locator('button[type=submit]').click();
    const reason = page.locator('tw-change-actions #why-approve');
    await reason.waitFor();
    expect(await reason.innerText()).toContain('somebody else must approve');
    expect(await page.locator('button[data-action=approve]').isDisabled()).toBe(true);
    expect(await page.locator('tw-change-about tw-due .overdue').innerText()).toContain('overdue');
  }, 60_000);

  it('leads the approver from Home to the same figures, and takes what they say of a place', async () => {
    const { page } = approver;
    await approver.goTo('/');
    await page.locator('tw-waiting-changes a', { hasText: 'Fewer diamonds' }).click();
    await page.locator('tw-change-object tw-transition-matrix').waitFor();
    expect(await figureIn(approver)).toBe(await figureIn(steward));
    await page.locator('tw-diff button').first().click();
    await page.locator('tw-change-object textarea').fill('Why 75?');
    await page.locator('tw-change-object form.new button[type=submit]').click();
    await page.locator('tw-change-object article .said', { hasText: 'Why 75?' }).waitFor();
  }, 60_000);

  it('has no serious finding of axe, as a list and as a page', async () => {
    const page = await approver.seriousFindings();
    await approver.goTo('/changes?show=all');
    await approver.page.locator('tw-changes-page tbody tr').first().waitFor();
    expect({ page, list: await approver.seriousFindings() }).toEqual({ page: [], list: [] });
  }, 60_000);

  it('approves nothing that somebody changed meanwhile, and keeps what was typed', async () => {
    const { page } = approver;
    await approver.goTo(`/changes/${set.id}`);
    await page.locator('tw-change-object tw-transition-matrix').waitFor();
    await page.locator('button[data-action=approve]').click();
    const dialog = page.locator('tw-change-dialog dialog');
    await dialog.locator('textarea').fill('Agreed with the dealers');
    const seen = await call('GET', `/${set.id}`);
    const rewritten = await write(seen, 80);
    await call('POST', `/${set.id}/submission`, undefined, rewritten.revision);
    await dialog.locator('button[type=submit]').click();
    await dialog.locator('tw-moved-on button').click();
    await page.locator('tw-change-object ins', { hasText: '80' }).first().waitFor();
    // The figures were those of another content.
    expect(await page.locator('#why-approve').innerText()).toContain('has not been computed');
    await page.locator('tw-change-effect button[data-action=compute]').click();
    await page.locator('tw-change-object tw-transition-matrix').waitFor();
    await page.locator('button[data-action=approve]').click();
    expect(await dialog.locator('textarea').inputValue()).toBe('Agreed with the dealers');
    await dialog.locator('button[type=submit]').click();
    await page.locator('tw-change-about tw-change-state', { hasText: 'Approved' }).waitFor();
    expect(await page.locator('tw-change-life blockquote').innerText()).toContain(
      'Agreed with the dealers',
    );
    expect([...steward.troubles, ...approver.troubles]).toEqual([]);
  }, 60_000);
});
