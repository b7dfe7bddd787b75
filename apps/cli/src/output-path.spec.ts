import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outputFile, outputFolder } from './output-path.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagwright-output-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file to write', () => {
  it('may be new or replace another', async () => {
    await expect(outputFile(join(folder, 'new'))).resolves.toBe(join(folder, 'new'));
    await expect(outputFile(join(folder, 'file'))).resolves.toBe(join(folder, 'file'));
  });

  it.each(['', 'missing/new', 'file/new'])('cannot be %j', async (path) => {
    await expect(outputFile(join(folder, path))).rejects.toMatchObject({ code: 'output_unusable' });
  });
});

describe('a folder to write to', () => {
  it('need not be there yet', async () => {
    await expect(outputFolder(join(folder, 'a/b'))).resolves.toBe(join(folder, 'a/b'));
  });

  it.each(['file', 'file/deeper'])('cannot be %j', async (path) => {
    await expect(outputFolder(join(folder, path))).rejects.toMatchObject({
      code: 'output_unusable',
    });
  });
});
