import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDefinitions, type CheckReport } from './check-definitions.js';

const GOVERNANCE = new URL('../../../governance', import.meta.url).pathname;
const FACT = `fact: visits
name: {zh: 次数, en: Visits}
group: basic
subject: customer
type: integer
owner: after_sales
pii: none
measure: {count: {}, from: service_order}
`;
const TAG = `tag: visitor
name: {zh: 到店客户, en: Visitor}
category: care
subject: customer
kind: rule
type: boolean
owner: after_sales
purpose: {zh: 用途, en: Purpose}
legalBasis: consent
meaning: {zh: 含义, en: Meaning}
cases:
  - when: {fact: visits, operator: greaterThanInclusive, value: 1}
    value: true
else: false
unknown: missing
examples:
  - {given: {visits: 1}, expect: true}
`;

describe('checkDefinitions', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'definitions-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const check = (definitionsPath = directory): Promise<CheckReport> =>
    checkDefinitions({ governanceDir: GOVERNANCE, definitionsPath });

  it('counts what it checked, in folders of any depth', async () => {
    await mkdir(join(directory, 'facts', 'basic'), { recursive: true });
    await writeFile(join(directory, 'facts', 'basic', 'visits.yaml'), FACT);
    await writeFile(join(directory, 'visitor.yml'), TAG);
    await writeFile(join(directory, 'notes.md'), 'not a definition');
    expect(await check()).toEqual({ diagnostics: [], facts: 1, tags: 1, examples: 1 });
  });

  it('checks one file that stands alone', async () => {
    const file = join(directory, 'both.yaml');
    await writeFile(file, `${FACT}---\n${TAG}`);
    expect(await check(file)).toMatchObject({ diagnostics: [], facts: 1, tags: 1 });
  });

  it('checks one file among others, in the place of what it defines anew', async () => {
    await writeFile(join(directory, 'visits.yaml'), FACT);
    await writeFile(join(directory, 'visitor.yaml'), TAG.replace('true', 'false'));
    const file = join(directory, '..', `${basename(directory)}.yaml`);
    await writeFile(file, TAG);
    const options = { governanceDir: GOVERNANCE, definitionsPath: file, within: directory };
    const report = await checkDefinitions(options);
    await rm(file);
    expect(report).toEqual({ diagnostics: [], facts: 0, tags: 1, examples: 1 });
  });

  it('reports an example that gives another value, with its line', async () => {
    const wrong = TAG.replace('{visits: 1}', '{visits: 0}');
    await writeFile(join(directory, 'both.yaml'), `${FACT}---\n${wrong}`);
    expect((await check()).diagnostics).toMatchObject([
      { code: 'example_fails', file: 'both.yaml', line: 26, path: 'examples[0]' },
    ]);
  });

  it('reports unknown facts and operators of all files at once', async () => {
    await writeFile(join(directory, 'a.yaml'), TAG.replaceAll('visits', 'visit'));
    const other = TAG.replace('visitor', 'other').replace('greaterThanInclusive', 'atLeast');
    await writeFile(join(directory, 'b.yaml'), `${FACT}---\n${other}`);
    const found = (await check()).diagnostics.map(({ code, file }) => `${file ?? ''} ${code}`);
    expect(found).toEqual(
      expect.arrayContaining(['a.yaml unknown_fact', 'b.yaml unknown_operator']),
    );
  });

  it('reports what can never happen, with its line, and does not fail for it', async () => {
    const twice = TAG.replace(
      'else: false',
      '  - when: {fact: visits, operator: greaterThan, value: 4}\n    value: true\nelse: false',
    );
    await writeFile(join(directory, 'both.yaml'), `${FACT}---\n${twice}`);
    expect((await check()).diagnostics).toMatchObject([
      { code: 'unreachable_case', severity: 'warning', line: 23, column: 5, path: 'cases[1]' },
    ]);
  });

  it('is silent about what is only there to be referred to, unless it is wrong', async () => {
    await writeFile(join(directory, 'visits.yaml'), FACT.replace('from: service', 'from: no'));
    await writeFile(join(directory, 'own.yaml'), FACT.replace('fact: visits', 'fact: own'));
    const options = { definitionsPath: join(directory, 'own.yaml'), within: directory };
    const report = await checkDefinitions({ governanceDir: GOVERNANCE, ...options });
    expect(report.diagnostics).toMatchObject([
      { code: 'unknown_dataset', file: 'visits.yaml', line: 8 },
    ]);
  });

  it('names the place of one file in its folder, and that of others beside what it defines anew', async () => {
    await mkdir(join(directory, 'tags'));
    const many = `${TAG}---\n${FACT.replace('from: service', 'from: no')}`;
    await writeFile(join(directory, 'many.yaml'), many);
    const file = join(directory, 'tags', 'visitor.yaml');
    await writeFile(file, TAG.replace('else: false', 'els: false'));
    const options = { definitionsPath: file, within: directory };
    const { diagnostics } = await checkDefinitions({ governanceDir: GOVERNANCE, ...options });
    const places = diagnostics.map(
      ({ code, file: at, line }) => `${at ?? ''}:${line ?? ''} ${code}`,
    );
    expect(places).toEqual(
      expect.arrayContaining(['tags/visitor.yaml:14 unknown_key', 'many.yaml:26 unknown_dataset']),
    );
  });

  it('analyses only the file that is asked for, and runs only its examples', async () => {
    await writeFile(join(directory, 'visits.yaml'), FACT);
    const failing = TAG.replace('tag: visitor', 'tag: other').replace(
      'expect: true',
      'expect: false',
    );
    await writeFile(join(directory, 'other.yaml'), failing);
    await writeFile(join(directory, 'visitor.yaml'), TAG);
    const options = { definitionsPath: join(directory, 'visitor.yaml'), within: directory };
    expect(await checkDefinitions({ governanceDir: GOVERNANCE, ...options })).toEqual({
      ...{ diagnostics: [], facts: 0, tags: 1, examples: 1 },
    });
  });

  it('says so when there is nothing at the path', async () => {
    await expect(check(join(directory, 'nothing'))).rejects.toMatchObject({
      code: 'definitions_not_found',
    });
  });

  it('refuses a file that is not UTF-8', async () => {
    await writeFile(join(directory, 'a.yaml'), Buffer.from([0xd0, 0xd4, 0xb1, 0xf0]));
    await expect(check()).rejects.toMatchObject({ code: 'file_not_utf8' });
  });
});
