import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hashOf } from '@tagwright/kernel';
import type { BackupManifest } from './backup-manifest.js';
import { readManifest, writeManifest } from './manifest-file.js';

const file = { file: 'facts/a.parquet', stored: 'facts/a.parquet', bytes: 1, sha256: 'a' };
const manifest: BackupManifest = {
  format: 1,
  name: 'one',
  product: '0.1.0',
  time: '2026-01-01T00:00:00.000Z',
  tables: [],
  sequences: [{ sequence: 's', lastValue: '9223372036854775807', isCalled: true }],
  migrations: ['Foundation'],
  files: [file],
  gone: [],
  published: null,
  key: { fingerprint: null, included: false },
};

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagwright-manifest-'));
  path = join(folder, 'manifest.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the manifest of a backup', () => {
  it('is read as it was written', async () => {
    await writeManifest(path, manifest);
    expect(await readManifest(path)).toEqual(manifest);
  });

  it.each(['{', '[]', '{}', 'null', '{"format":"1"}'])('is refused as %s', async (text) => {
    await writeFile(path, text);
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'backup_damaged' });
  });

  it('is refused when a digit is another', async () => {
    await writeManifest(path, manifest);
    await writeFile(path, (await readFile(path, 'utf8')).replace('5807', '5808'));
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'backup_damaged' });
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'facts/../../a', '..', '.'])(
    'leads nowhere out of the home: %s',
    async (name) => {
      for (const one of [
        { ...file, file: name },
        { ...file, stored: name },
      ]) {
        await writeManifest(path, { ...manifest, files: [one] });
        await expect(readManifest(path)).rejects.toMatchObject({ code: 'backup_damaged' });
      }
    },
  );

  it('of a later format is for the later version', async () => {
    const later = { ...manifest, format: 2 };
    await writeFile(path, JSON.stringify({ ...later, seal: hashOf(later) }));
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'backup_newer' });
  });
});
