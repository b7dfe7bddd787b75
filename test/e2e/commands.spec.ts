import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_PERMISSIONS, type Role } from '@tagwright/access';
import { MIGRATIONS } from '@tagwright/composition';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { Receiver, status, verifies } from '../integration/webhooks/receiver.js';
import { SELF_SIGNED } from '../integration/webhooks/self-signed.js';
import { newHome, removeHome, tagwright as command, type CliResult } from './start-instance.js';

const SOURCES = ['dealer_management', 'crm', 'insurance', 'label_vendor'];
const ROOT = join(import.meta.dirname, '../..');

let home: string;
/** A server that runs already, as operators have it; other suites use the commands without one. */
let database: TestDatabase;

interface Listed {
  readonly next: readonly unknown[];
}

const json = (result: CliResult): Record<string, unknown> => {
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
  return JSON.parse(result.stdout) as Record<string, unknown>;
};

const tagwright: typeof command = (folder, args, env) =>
  command(folder, args, { DATABASE_URL: database.url, ...env });

beforeAll(async () => {
  database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
  home = await newHome();
  json(await tagwright(home, demo('demo', 1)));
  for (const source of SOURCES) {
    json(await tagwright(home, ['ingest', source, join(home, 'demo', source), '--json']));
  }
}, 180_000);

afterAll(async () => {
  await database.close();
  await removeHome(home);
});

function demo(folder: string, seed: number): string[] {
  const out = join(home, folder);
  return ['demo', '--customers', '800', '--seed', String(seed), '--out', out, '--json'];
}

/** A person with a role, by a key of theirs. */
async function person(login: string, role: Role): Promise<Readonly<Record<string, string>>> {
  const added = ['accounts', 'add', login, '--name', login, '--roles', role];
  expect(await tagwright(home, added)).toMatchObject({ code: 0 });
  const permissions = ROLE_PERMISSIONS[role].join(',');
  const words = ['keys', 'add', login, '--name', 'test', '--permissions', permissions, '--json'];
  return { TAGWRIGHT_API_KEY: String(json(await tagwright(home, words)).key) };
}

/** How many source rows an answer gives for a fact that counts them. */
function rowsOf(factRows: unknown): number {
  const { parts } = factRows as { parts: readonly { total: number }[] };
  return parts[0]?.total ?? -1;
}

describe('the commands', () => {
  it('give one content digest for the same run on 1, 2 and 4 threads', async () => {
    const digests = [];
    for (const threads of ['1', '2', '4']) {
      const run = await tagwright(home, ['run', '--json'], { DUCKDB_THREADS: threads });
      digests.push(json(run).contentDigest);
    }
    expect(new Set(digests).size).toBe(1);
  }, 120_000);

  it('change nothing when the same content is ingested twice', async () => {
    const again = await tagwright(home, ['ingest', 'crm', join(home, 'demo/crm'), '--json']);
    expect(json(again)).toMatchObject({ changed: {} });
  }, 60_000);

  it('take up a changed rule, and say what it changed', async () => {
    const definitions = join(home, 'definitions');
    await cp(join(ROOT, 'tag-definitions'), definitions, { recursive: true });
    const file = join(definitions, 'tags/value-tier.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text
        .replace('value: 70 }', 'value: 60 }')
        .replace('  - { given: { value_score: 69 }, expect: G }\n', ''),
    );
    const [ann, ben] = [await person('ann', 'steward'), await person('ben', 'approver')];
    const before = json(await tagwright(home, ['run', '--json']));
    const applied = json(await tagwright(home, ['apply', definitions, '--submit', '--json'], ann));
    expect(applied).toMatchObject({ changed: ['tag value_tier'], added: [], state: 'in_review' });
    const id = String(applied.changeSet);
    // Until somebody else has approved it, nothing changes.
    const between = json(await tagwright(home, ['run', '--json']));
    expect(between.contentDigest).toBe(before.contentDigest);
    const { digest } = json(await tagwright(home, ['changes', 'show', id, '--json']));
    const approval = ['changes', 'approve', id, '--digest', String(digest), '--json'];
    const effect = json(await tagwright(home, ['changes', 'effect', id, '--json'], ben));
    const unseen = await tagwright(home, approval, ben);
    expect([unseen.code === 0, unseen.stdout + unseen.stderr]).toEqual([
      false,
      expect.stringContaining('report_missing'),
    ]);
    approval.push('--report', String(effect.id));
    expect((await tagwright(home, approval, ann)).code).not.toBe(0);
    expect(json(await tagwright(home, approval, ben))).toMatchObject({ state: 'approved' });
    json(await tagwright(home, ['changes', 'activate', id, '--json'], ann));
    const after = json(await tagwright(home, ['run', '--json']));
    expect(after.contentDigest).not.toBe(before.contentDigest);
    // What is exported now, applied, changes nothing.
    const out = join(home, 'exported');
    json(await tagwright(home, ['definitions', 'export', out, '--json']));
    const plan = json(await tagwright(home, ['apply', out, '--retire', '--plan', '--json']));
    expect(plan).toMatchObject({ drafts: [], missing: [] });
  }, 240_000);

  it('explain a value and export a snapshot', async () => {
    const { snapshotId } = json(await tagwright(home, ['run', '--json']));
    const why = json(await tagwright(home, ['explain', '1', 'value_tier', '--json']));
    expect(why).toMatchObject({ subject: 'customer', id: 1, tag: 'value_tier', snapshotId });
    const asked = ['--why-not', 'D', '--next-flip', '--rows', 'service_visits_24m', '--json'];
    const more = json(await tagwright(home, ['explain', '1', 'value_tier', ...asked]));
    expect(more).toMatchObject({
      value: why.value,
      whyNot: { wantedName: expect.anything() as unknown, nearest: expect.anything() as unknown },
      nextFlip: { until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown },
      factRows: { value: rowsOf(more.factRows), parts: [{ dataset: 'service_order' }] },
    });
    for (const format of ['csv', 'ndjson', 'parquet']) {
      const out = join(home, `export.${format}`);
      const args = ['snapshot', 'export', String(snapshotId), '--format', format, '--out', out];
      const { rows } = json(await tagwright(home, [...args, '--json']));
      expect(rows).toBeGreaterThanOrEqual(800);
    }
    const lines = (await readFile(join(home, 'export.csv'), 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^customer_id,(\w+,)*best_lead_temperature,/);
  }, 120_000);
});

describe('schedules', () => {
  it('are listed, paused, resumed and started', async () => {
    const [listed] = json(await tagwright(home, ['schedules', '--json'])) as unknown as Listed[];
    expect(listed).toMatchObject({ schedule: { schedule: 'nightly_tags' }, paused: null });
    expect(listed?.next).toHaveLength(5);
    const pause = ['schedules', 'pause', 'nightly_tags', '--reason', 'Moving house.'];
    const paused = await tagwright(home, pause);
    expect(paused.stdout).toMatch(/paused since .*: Moving house\./);
    const run = json(await tagwright(home, ['schedules', 'run', 'nightly_tags', '--json']));
    expect(run).toMatchObject({ contentDigest: expect.any(String) as unknown });
    const resumed = await tagwright(home, ['schedules', 'resume', 'nightly_tags', '--json']);
    expect(json(resumed)).toMatchObject({
      paused: null,
      lastRun: { runId: run.runId, state: 'succeeded', reason: 'request' },
    });
    const lines = (await tagwright(home, ['schedules', 'list'])).stdout;
    expect(lines).toMatch(/^nightly_tags: materialize, 30 2 \* \* \* \(Asia\/Shanghai\)$/m);
    expect(lines).toMatch(/^ {2}next \S+T02:30:00\+08:00 \(\S+Z\)$/m);
  }, 120_000);
});

describe('wrong use', () => {
  const cases: [string, string[], number, RegExp][] = [
    ['an unknown command', ['frobnicate'], 2, /unknown command/],
    ['a missing argument', ['ingest', 'crm'], 2, /missing required argument/],
    ['a number that is none', ['explain', 'one', 'value_tier'], 2, /whole number/],
    ['an unknown source', ['ingest', 'nobody', '.'], 2, /no source nobody.*Known: .*crm/],
    ['an unreadable as-of', ['run', '--as-of', 'soon'], 2, /2026-01-01/],
    ['an as-of in the future', ['run', '--as-of', '2999-01-01'], 2, /future/],
    ['an unknown tag', ['explain', '1', 'no_such_tag'], 2, /no tag of this name/],
    ['an unknown customer', ['explain', '99999999', 'value_tier'], 1, /no customer 99999999/],
    ['an unknown schedule', ['schedules', 'pause', 'nobody'], 2, /no schedule "nobody"/],
    ['an unknown snapshot', ['snapshot', 'export', '999', '--out', '/tmp/x'], 1, /no snapshot 999/],
    ['a folder that is not there', ['ingest', 'crm', '/nowhere'], 1, /\/nowhere/],
  ];

  it.each(cases)('%s is told and has its exit code', async (_name, args, code, message) => {
    const result = await tagwright(home, args);
    expect(result.stderr).toMatch(message);
    expect(result.code).toBe(code);
  });

  it('a wrong setting is named without its value', async () => {
    const result = await tagwright(home, ['run'], { DATABASE_URL: 'postgres://u:s3cret@[bad' });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('DATABASE_URL');
    expect(result.stderr).not.toContain('s3cret');
  });
});

describe('webhooks', () => {
  it('are added, tried, listed and removed, over the house’s own authority and network', async () => {
    const receiver = await Receiver.open('https');
    const authority = join(home, 'authority.pem');
    await writeFile(authority, SELF_SIGNED.cert);
    const webhooks = (...words: string[]): Promise<CliResult> =>
      tagwright(home, ['webhooks', ...words, '--json'], {
        WEBHOOK_ALLOW_NETWORKS: '127.0.0.0/8, ::1/128',
        NODE_EXTRA_CA_CERTS: authority,
      });
    try {
      const events = ['--events', 'snapshot.published'];
      const added = json(await webhooks('add', receiver.url, '--name', 'Campaigns', ...events));
      const id = String(added.id);
      expect(json(await webhooks('test', id))).toMatchObject({ state: 'delivered', status: 204 });
      const [first] = receiver.received;
      expect(first && verifies(first, String(added.secret))).toBe(true);
      receiver.answer = status(500);
      const refused = await webhooks('test', id);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringContaining('not_accepted, 500'),
      ]);
      expect(JSON.parse((await webhooks('list')).stdout)).toMatchObject([
        { name: 'Campaigns', state: 'active', failures: 1, waiting: 1 },
      ]);
      json(await webhooks('remove', id));
    } finally {
      await receiver.close();
    }
  }, 120_000);
});

describe('check', () => {
  it('passes the shipped definitions', async () => {
    const report = json(await tagwright(home, ['check', '--strict', '--json']));
    expect(report).toMatchObject({ tags: 82 });
    const found = report.diagnostics as { severity: string }[];
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('tells every mistake at once, with file and line, and fails', async () => {
    const folder = join(home, 'broken');
    await mkdir(folder, { recursive: true });
    const text = await readFile(join(ROOT, 'tag-definitions/tags/value-tier.yaml'), 'utf8');
    await writeFile(
      join(folder, 'broken.yaml'),
      text
        .replace('tag: value_score', 'tag: valu_score')
        .replace('operator: greaterThanInclusive, value: 40', 'operator: atLeast, value: 40')
        .replace('else: S', 'else: X'),
    );
    const result = await tagwright(home, ['check', folder]);
    expect(result.code).toBe(1);
    for (const found of [/broken\.yaml:\d+:\d+.*valu_score/, /atLeast/, /"?X"?/]) {
      expect(result.stdout).toMatch(found);
    }
  });
});
