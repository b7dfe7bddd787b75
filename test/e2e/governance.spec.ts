import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { signInAsDemo, type SignedHeaders } from './signed-in.js';
import { preparedHome } from './prepared-home.js';
import { removeHome, startInstance, type Instance } from './start-instance.js';

interface ChangeSet {
  readonly id: number;
  readonly revision: number;
  readonly digest: string;
  readonly state: string;
}

interface Cell {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

interface ImpactTag {
  readonly code: string;
  readonly figures: {
    readonly form: 'values' | 'codes';
    readonly matrix: readonly Cell[];
    readonly codes: readonly { readonly code: string; readonly after: number }[];
  };
}

interface Impact {
  readonly id: number;
  readonly report: { readonly tags: readonly ImpactTag[] };
}

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

let instance: Instance;
let folder: string;
const who = new Map<string, SignedHeaders>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagwright-auditor-'));
  instance = await startInstance({ home: await preparedHome() });
  for (const login of ['steward', 'steward2', 'approver', 'auditor', 'marketer', 'operator']) {
    who.set(login, await signInAsDemo(instance.url, login));
  }
}, 300_000);

afterAll(async () => {
  await instance.stop();
  await removeHome(instance.home);
  await rm(folder, { recursive: true });
});

async function ask<T>(
  login: string,
  request: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  const [method = 'GET', path = ''] = request.split(' ');
  const answer = await fetch(`${instance.url}/api/v1${path}`, {
    method,
    headers: { ...who.get(login), 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

const seen = ({ revision }: ChangeSet): Record<string, string> => ({ 'If-Match': `"${revision}"` });

/** The shipped value tier with its highest bound moved. */
async function tierFrom(points: number): Promise<string> {
  const file = join(import.meta.dirname, '../../tag-definitions/tags/value-tier.yaml');
  return (await readFile(file, 'utf8'))
    .replace('greaterThanInclusive, value: 70 }', `greaterThanInclusive, value: ${points} }`)
    .replace('{ value_score: 70 }', `{ value_score: ${points} }`)
    .replace('{ value_score: 69 }', `{ value_score: ${points - 1} }`);
}

async function runToEnd(): Promise<void> {
  const key = { 'Idempotency-Key': `run-${Date.now()}` };
  const started = await ask<{ run: { id: number } }>('operator', 'POST /runs', {}, key);
  expect(started.status).toBe(202);
  for (;;) {
    const { body } = await ask<{ state: string }>('operator', `GET /runs/${started.body.run.id}`);
    if (body.state === 'succeeded') return;
    expect(['queued', 'running']).toContain(body.state);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Distribution {
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly missing: number;
}

async function countsOf(tag: string): Promise<Record<string, number>> {
  const { body } = await ask<Distribution>('auditor', `GET /tags/${tag}/distribution`);
  const counts = Object.fromEntries(body.values.map(({ value, count }) => [value, count]));
  return body.missing > 0 ? { ...counts, null: body.missing } : counts;
}

/** How many are to have each value, or each code of several. */
function predicted({ figures }: ImpactTag): Record<string, number> {
  if (figures.form === 'codes') {
    const had = figures.codes.filter(({ after }) => after > 0);
    return Object.fromEntries(had.map(({ code, after }) => [code, after]));
  }
  const counts: Record<string, number> = {};
  for (const { to, count } of figures.matrix) {
    counts[String(to)] = (counts[String(to)] ?? 0) + count;
  }
  return counts;
}

describe('a threshold that a steward changes', () => {
  let set: ChangeSet;
  let impact: Impact;

  it('is drafted, and its effect on everybody is told before anybody decides', async () => {
    const begun = await ask<ChangeSet>('steward', 'POST /change-sets', { title: 'Fewer diamonds' });
    expect(begun.status).toBe(201);
    const path = `/change-sets/${begun.body.id}`;
    const put = await ask<ChangeSet>(
      ...(['steward', `PUT ${path}/items/tag/value_tier`] as const),
      ...([{ text: await tierFrom(60) }, seen(begun.body)] as const),
    );
    expect(put).toMatchObject({ status: 200 });
    const computed = await ask<Impact>('steward', `POST ${path}/impact`);
    expect(computed).toMatchObject({ status: 200 });
    impact = computed.body;
    const submitted = await ask<ChangeSet>(
      ...(['steward', `POST ${path}/submission`, {}, seen(put.body)] as const),
    );
    expect(submitted).toMatchObject({ status: 200, body: { state: 'in_review' } });
    set = submitted.body;
  }, 60_000);

  it('is approved by nobody who wrote it, and by nobody without the right', async () => {
    const approval = { digest: set.digest, impactReport: impact.id };
    const approve = `POST /change-sets/${set.id}/approvals`;
    for (const login of ['steward', 'steward2', 'marketer', 'auditor', 'operator']) {
      expect(await ask(login, approve, approval)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    }
    const other = { ...approval, digest: '0'.repeat(64) };
    expect(await ask('approver', approve, other)).toMatchObject({ status: 409 });
    const activate = `POST /change-sets/${set.id}/schedule`;
    expect(await ask('steward', activate, { effectiveAt: null }, seen(set))).toMatchObject({
      status: 409,
    });
  });

  it('shows the approver the same figures, and comes into force by their approval', async () => {
    const shown = await ask<Impact>('approver', `GET /change-sets/${set.id}/impact`);
    expect(shown.body).toMatchObject({ id: impact.id, isOutdated: false });
    const approved = await ask<ChangeSet>('approver', `POST /change-sets/${set.id}/approvals`, {
      digest: set.digest,
      impactReport: impact.id,
    });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });
    const active = await ask(
      ...(['steward', `POST /change-sets/${set.id}/schedule`] as const),
      ...([{ effectiveAt: null }, seen(approved.body)] as const),
    );
    expect(active).toMatchObject({ status: 200, body: { state: 'active' } });
  });

  it('makes the next run publish exactly the figures that were predicted', async () => {
    const before = await countsOf('value_tier');
    await runToEnd();
    const after = await countsOf('value_tier');
    expect(after).not.toEqual(before);
    const codes = impact.report.tags.map(({ code }) => code);
    const published = await Promise.all(codes.map(async (code) => [code, await countsOf(code)]));
    expect(Object.fromEntries(published)).toMatchObject(
      Object.fromEntries(impact.report.tags.map((tag) => [tag.code, predicted(tag)])),
    );
  }, 60_000);

  it('is proved to an auditor who has nothing but Node', async () => {
    // The events of the last seconds have to be sealed first.
    const query = `objectKind=change_set&objectCode=${set.id}`;
    await sealed(query);
    const answer = await fetch(`${instance.url}/api/v1/audit/evidence?${query}`, {
      headers: { ...who.get('auditor') },
    });
    expect(answer.status).toBe(200);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    for (const [name, bytes] of Object.entries(files)) await write(name, bytes);
    const { stdout } = await promisify(execFile)(process.execPath, ['verify.mjs'], { cwd: folder });
    expect(stdout).toMatch(/^Sound\. .* [1-9]\d* events;/);
    const content = strFromU8(files[`change-sets/${set.id}/change-set.json`] ?? new Uint8Array());
    expect(JSON.parse(content)).toMatchObject({
      state: 'active',
      reviews: [{ decision: 'approved', impact_report: impact.id, roles: ['approver'] }],
    });
  }, 60_000);
});

async function sealed(query: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { body } = await ask<{ items: { sequence: number | null }[] }>(
      'auditor',
      `GET /audit/events?${query}`,
    );
    if (body.items.every(({ sequence }) => sequence !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The events are not sealed.');
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, bytes);
}
