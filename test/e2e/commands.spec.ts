import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newHome, removeHome, tagwright, type CliResult } from './start-instance.js';

const SOURCES = ['dealer_management', 'crm', 'insurance', 'label_vendor'];
const ROOT = join(import.meta.dirname, '../..');

let home: string;

const json = (result: CliResult): Record<string, unknown> => {
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
  return JSON.parse(result.stdout) as Record<string, unknown>;
};

beforeAll(async () => {
  home = await newHome();
  json(await tagwright(home, demo('demo', 1)));
  for (const source of SOURCES) {
    json(await tagwright(home, ['ingest', source, join(home, 'demo', source), '--json']));
  }
}, 180_000);

afterAll(() => removeHome(home));

function demo(folder: string, seed: number): string[] {
  const out = join(home, folder);
  return ['demo', '--customers', '800', '--seed', String(seed), '--out', out, '--json'];
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
    const env = { TAGWRIGHT_DEFINITIONS_DIR: definitions };
    const before = json(await tagwright(home, ['run', '--json']));
    const after = json(await tagwright(home, ['run', '--json'], env));
    expect(after.contentDigest).not.toBe(before.contentDigest);
    const back = json(await tagwright(home, ['run', '--json']));
    expect(back.contentDigest).toBe(before.contentDigest);
  }, 120_000);

  it('explain a value and export a snapshot', async () => {
    const { snapshotId } = json(await tagwright(home, ['run', '--json']));
    const why = json(await tagwright(home, ['explain', '1', 'value_tier', '--json']));
    expect(why).toMatchObject({ subject: 'customer', id: 1, tag: 'value_tier', snapshotId });
    for (const format of ['csv', 'ndjson', 'parquet']) {
      const out = join(home, `export.${format}`);
      const args = ['snapshot', 'export', String(snapshotId), '--format', format, '--out', out];
      const { rows } = json(await tagwright(home, [...args, '--json']));
      expect(rows).toBeGreaterThanOrEqual(800);
    }
    const lines = (await readFile(join(home, 'export.csv'), 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^customer_id,best_lead_temperature,/);
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

describe('check', () => {
  it('passes the shipped definitions', async () => {
    const report = json(await tagwright(home, ['check', '--json']));
    expect(report).toMatchObject({ diagnostics: [], tags: 19 });
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
