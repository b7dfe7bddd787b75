import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDefinitions } from './check-definitions.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const page = await readFile(join(ROOT, 'docs/writing-tags.md'), 'utf8');

/** The code of every block of a language, in order. */
function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );
}

describe('the page on writing facts and tags', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tagwright-page-'));
    await cp(join(ROOT, 'tag-definitions'), folder, { recursive: true });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has no sample that the check would not take beside the shipped definitions', async () => {
    const samples = blocks('yaml');
    expect(samples.length).toBeGreaterThan(7);
    for (const [index, text] of samples.entries()) {
      await writeFile(join(folder, `sample-${index}.yaml`), text);
    }
    const report = await checkDefinitions({
      governanceDir: join(ROOT, 'governance'),
      definitionsPath: folder,
    });
    const findings = report.diagnostics.filter(
      ({ severity, file }) => severity !== 'info' || file?.includes('sample-'),
    );
    expect(findings).toEqual([]);
  });

  it('tells an editor about every schema', async () => {
    const schemas = await readdir(join(ROOT, 'governance/schemas'));
    const [settings = ''] = blocks('json');
    // A definition is a fact or a tag, and its schema refers to theirs.
    const named = schemas.filter((file) => !['fact.schema.json', 'tag.schema.json'].includes(file));
    for (const file of named) expect(settings).toContain(`./governance/schemas/${file}`);
  });
});
