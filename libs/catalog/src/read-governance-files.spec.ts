import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readGovernanceFiles } from './read-governance-files.js';

describe('readGovernanceFiles', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'governance-'));
    await mkdir(join(directory, 'code-lists'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('reads the known kinds of file in name order; a folder may be absent', async () => {
    for (const name of ['b.yaml', 'a.yaml', 'a.csv', 'notes.txt']) {
      await writeFile(join(directory, 'code-lists', name), name);
    }
    await writeFile(join(directory, 'glossary.yaml'), 'terms: []');
    expect(await readGovernanceFiles(directory)).toEqual([
      { path: 'code-lists/a.csv', text: 'a.csv' },
      { path: 'code-lists/a.yaml', text: 'a.yaml' },
      { path: 'code-lists/b.yaml', text: 'b.yaml' },
    ]);
  });

  it('says so when there is no such folder', async () => {
    await expect(readGovernanceFiles(join(directory, 'nothing'))).rejects.toMatchObject({
      code: 'governance_not_found',
      kind: 'not_found',
    });
  });

  it('refuses a file that is not UTF-8 or is larger than any governance file', async () => {
    const file = join(directory, 'code-lists', 'a.yaml');
    await writeFile(file, Buffer.from([0xd0, 0xd4, 0xb1, 0xf0]));
    await expect(readGovernanceFiles(directory)).rejects.toMatchObject({ code: 'file_not_utf8' });
    await writeFile(file, Buffer.alloc(9 * 1024 * 1024, 'a'));
    await expect(readGovernanceFiles(directory)).rejects.toMatchObject({ code: 'file_too_large' });
  });
});
