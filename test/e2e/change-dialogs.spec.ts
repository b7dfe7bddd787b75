import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser } from './browser.js';
import { preparedHome } from './prepared-home.js';
import { type SignedHeaders, signInAsDemo } from './signed-in.js';
import { type Instance, removeHome, startInstance } from './start-instance.js';

interface ChangeSet {
  readonly id: number;
  readonly revision: number;
  readonly state: string;
  readonly assignee: string | null;
  readonly dueOn: string | null;
  readonly effectiveAt: string | null;
  readonly rollsBack: number | null;
  readonly reviews: readonly { readonly decision: string; readonly comment: string | null }[];
  readonly objects: readonly { readonly isMoved: boolean }[];
}

/** Whether the element with the focus, through all shadow trees, is of a kind. */
const HAS_FOCUS = (selector: string): string => `(() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at !== null && at.matches(${JSON.stringify(selector)});
})()`;

let home = '';
let instance: Instance;
let base = '';
let author: SignedHeaders;
let steward: Browser;
let approver: Browser;
let text = '';

async function call(method: string, path: string, body?: object, revision = 0): Promise<ChangeSet> {
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
  return (await answer.json()) as ChangeSet;
}

const now = ({ id }: Pick<ChangeSet, 'id'>): Promise<ChangeSet> => call('GET', `/${id}`);

/** A change-set of the steward with another threshold of diamond. */
async function drafted(bound: number): Promise<ChangeSet> {
  const { id, revision } = await call('POST', '', { title: randomUUID(), reason: 'As asked' });
  const written = text
    .replace('value: 70 }', `value: ${bound} }`)
    .replace('value_score: 70 }', `value_score: ${bound} }`)
    .replace('value_score: 69 }', `value_score: ${bound - 1} }`);
  return call('PUT', `/${id}/items/tag/value_tier`, { text: written }, revision);
}

const submitted = async (bound: number): Promise<ChangeSet> => {
  const { id, revision } = await drafted(bound);
  return call('POST', `/${id}/submission`, undefined, revision);
};

/** Goes on by the Tab key until what is wanted has the focus. */
async function tabTo({ page }: Browser, selector: string): Promise<void> {
  for (let step = 0; step < 25; step += 1) {
    if (await page.evaluate<boolean>(HAS_FOCUS(selector))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No key reaches ${selector}`);
}

/** Opens the dialog of an action by keyboard. */
async function open(browser: Browser, { id }: ChangeSet, action: string): Promise<void> {
  const { page } = browser;
  if (!page.url().endsWith(`/changes/${id}`)) await browser.goTo(`/changes/${id}`);
  await page.locator(`tw-change-actions button[data-action=${action}]:enabled`).focus();
  await page.keyboard.press('Enter');
  await page.locator('tw-change-dialog dialog[open]').waitFor();
}

/** Confirms the open dialog by its button, and waits until it is done. */
async function confirm(browser: Browser): Promise<void> {
  await tabTo(browser, 'button[type=submit]');
  await browser.page.keyboard.press('Enter');
  await closed(browser);
}

const closed = ({ page }: Browser): Promise<void> =>
  page.locator('tw-change-dialog dialog[open]').waitFor({ state: 'detached' });

async function approve(set: ChangeSet): Promise<void> {
  const { page } = approver;
  await approver.goTo(`/changes/${set.id}`);
  await page.locator('tw-change-effect button[data-action=compute]').focus();
  await page.keyboard.press('Enter');
  await page.locator('tw-change-object tw-transition-matrix').waitFor();
  await open(approver, set, 'approve');
  await confirm(approver);
}

beforeAll(async () => {
  home = await preparedHome();
  instance = await startInstance({ home });
  base = instance.url.replace(/\/$/, '');
  author = await signInAsDemo(base);
  text = await readFile(join('tag-definitions', 'tags', 'value-tier.yaml'), 'utf8');
  [steward, approver] = await Promise.all([Browser.open(base), Browser.open(base)]);
  await steward.signIn('steward');
  await approver.signIn('approver');
}, 400_000);

afterAll(async () => {
  await Promise.all([steward.close(), approver.close()]);
  await instance.stop();
  await removeHome(home);
}, 60_000);

describe('the dialogs of a change-set, by keyboard', () => {
  it('say for whom it is and until when, and Enter confirms', async () => {
    const set = await drafted(71);
    const { page } = steward;
    await open(steward, set, 'describe');
    expect(await page.evaluate(HAS_FOCUS('input[name=title]'))).toBe(true);
    await tabTo(steward, 'select[name=assignee]');
    await page.keyboard.press('ArrowDown');
    await tabTo(steward, 'input[name=dueOn]');
    await page.keyboard.type('12312099');
    expect(await steward.seriousFindings()).toEqual([]);
    await page.keyboard.press('Enter');
    await closed(steward);
    const { assignee, dueOn } = await now(set);
    expect(assignee).not.toBeNull();
    expect(dueOn).toBe('2099-12-31');
    await page.locator('tw-change-about tw-due', { hasText: '2099' }).waitFor();
  }, 60_000);

  it('withdraw it only with a reason, and bring the keyboard to the field that lacks it', async () => {
    const set = await drafted(72);
    const { page } = steward;
    await open(steward, set, 'withdraw');
    await page.locator('tw-change-dialog textarea').fill('');
    await tabTo(steward, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('tw-change-dialog .wrong').waitFor();
    expect(await page.evaluate(HAS_FOCUS('textarea[name=reason]'))).toBe(true);
    await page.keyboard.type('Not needed any more');
    await page.keyboard.press('Control+Enter');
    await closed(steward);
    expect((await now(set)).state).toBe('withdrawn');
  }, 60_000);

  it('close by Escape without having done anything', async () => {
    const set = await submitted(73);
    await open(approver, set, 'reject');
    await approver.page.keyboard.type('Never');
    await approver.page.keyboard.press('Escape');
    await closed(approver);
    expect((await now(set)).state).toBe('in_review');
    // What was typed is there when it is opened again.
    await open(approver, set, 'reject');
    expect(await approver.page.locator('tw-change-dialog textarea').inputValue()).toBe('Never');
    await confirm(approver);
    const { state, reviews } = await now(set);
    expect([state, reviews.at(-1)?.decision, reviews.at(-1)?.comment]).toEqual([
      'rejected',
      'rejected',
      'Never',
    ]);
  }, 60_000);

  it('hand it back with what has to change', async () => {
    const set = await submitted(74);
    await open(approver, set, 'requestChanges');
    await approver.page.keyboard.type('Say why 74');
    await confirm(approver);
    expect(await now(set)).toMatchObject({ state: 'draft' });
    await approver.page.locator('tw-change-life', { hasText: 'Say why 74' }).waitFor();
  }, 60_000);

  it('schedule it for a time, take that back, and bring it into force now', async () => {
    const late = await drafted(76);
    const set = await submitted(75);
    await approve(set);
    await open(approver, set, 'schedule');
    await tabTo(approver, 'input[name=when]');
    await approver.page.keyboard.press('ArrowDown');
    await approver.page.locator('input[type=datetime-local]').waitFor();
    await confirm(approver);
    const scheduled = await now(set);
    expect(scheduled.state).toBe('scheduled');
    expect(Date.parse(scheduled.effectiveAt ?? '')).toBeGreaterThan(Date.now());
    await open(approver, set, 'unschedule');
    await confirm(approver);
    expect((await now(set)).state).toBe('approved');
    await open(approver, set, 'schedule');
    await confirm(approver);
    await approver.page
      .locator('tw-change-about tw-change-state', { hasText: 'In force' })
      .waitFor();

    // What was drafted before is of a version that is no longer in force.
    expect((await now(late)).objects.map(({ isMoved }) => isMoved)).toEqual([true]);
    await open(steward, late, 'rebase');
    await confirm(steward);
    expect((await now(late)).objects.map(({ isMoved }) => isMoved)).toEqual([false]);

    await open(steward, set, 'rollBack');
    await steward.page.keyboard.type('It was too much');
    await confirm(steward);
    await steward.page.waitForURL((url) => !url.pathname.endsWith(`/${set.id}`));
    const back = await now({ id: Number(steward.page.url().split('/').at(-1)) });
    expect(back).toMatchObject({ rollsBack: set.id });
  }, 120_000);

  it('break no policy and throw nothing', () => {
    expect([...steward.troubles, ...approver.troubles]).toEqual([]);
  });
});
