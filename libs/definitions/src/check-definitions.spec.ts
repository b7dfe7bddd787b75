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
      { code: 'example_fails', file: 'both.yaml', line: 25, path: 'examples[0]' },
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
