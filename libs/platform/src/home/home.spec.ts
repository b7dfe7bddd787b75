import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Secret } from '../config/secret.js';
import { createSecretFile } from './create-secret-file.js';
import { dataKey } from './data-key.js';
import { homePaths } from './home-paths.js';
import { emptyTemporary, prepareHome } from './prepare-home.js';
import { writeFileAtomically } from './write-file-atomically.js';

const top = mkdtempSync(join(tmpdir(), 'tagwright-home-'));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a home', () => {
  afterAll(() => {
    rmSync(top, { recursive: true });
  });

  it('is closed to other users', async () => {
    const paths = await prepareHome(join(top, 'a', 'home'));
    const { secrets, tmp, logs, datasets, facts, snapshots } = paths;
    for (const folder of [secrets, tmp, logs, datasets, facts, snapshots]) {
      expect(modeOf(folder)).toBe(0o700);
    }
    expect(modeOf(paths.home) & 0o066).toBe(0); // nobody else lists it or writes to it
  });

  it('keeps what is in it when it is prepared again', async () => {
    const paths = await prepareHome(join(top, 'again'));
    writeFileSync(join(paths.datasets, 'x'), 'kept');
    await prepareHome(join(top, 'again'));
    expect(readFileSync(join(paths.datasets, 'x'), 'utf8')).toBe('kept');
  });

  it('can have its temporary folder emptied', async () => {
    const paths = await prepareHome(join(top, 'tmp'));
    mkdirSync(join(paths.tmp, 'deep', 'er'), { recursive: true });
    writeFileSync(join(paths.tmp, 'deep', 'er', 'x'), '');
    await emptyTemporary(paths);
    expect(readdirSync(paths.tmp)).toEqual([]);
  });

  it('says so when a file is in its way', async () => {
    writeFileSync(join(top, 'file'), '');
    await expect(prepareHome(join(top, 'file'))).rejects.toMatchObject({ code: 'home_not_usable' });
    await expect(prepareHome(join(top, 'file', 'home'))).rejects.toMatchObject({
      code: 'home_not_usable',
    });
  });
});

describe('the data key', () => {
  it('is made once, for its owner only, and stays the same', async () => {
    const home = join(top, 'key');
    const paths = await prepareHome(home);
    const keys = await Promise.all([dataKey({ home }), dataKey({ home }), dataKey({ home })]);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(modeOf(paths.dataKey)).toBe(0o600);
    expect(readdirSync(paths.secrets)).toEqual(['data.key']);
  });

  it('is the one of the settings if they have one, and then nothing is written', async () => {
    const home = join(top, 'given');
    const given = Buffer.alloc(32, 7);
    await expect(dataKey({ home, dataKey: new Secret(given) })).resolves.toEqual(given);
    expect(existsSync(homePaths(home).dataKey)).toBe(false);
  });

  it('is refused when its file is damaged', async () => {
    const home = join(top, 'damaged');
    const paths = await prepareHome(home);
    writeFileSync(paths.dataKey, 'short');
    await expect(dataKey({ home })).rejects.toMatchObject({ code: 'data_key_damaged' });
  });
});

describe('createSecretFile', () => {
  it('never replaces a secret', async () => {
    const { secrets } = await prepareHome(join(top, 'secret'));
    const file = join(secrets, 's');
    await createSecretFile(file, () => Buffer.from('first'));
    const again = await createSecretFile(file, () => Buffer.from('second'));
    expect(again.toString()).toBe('first');
  });
});

describe('writeFileAtomically', () => {
  it('replaces a file and leaves nothing else behind', async () => {
    const folder = mkdtempSync(join(top, 'atomic-'));
    await writeFileAtomically(join(folder, 'f'), 'one');
    await writeFileAtomically(join(folder, 'f'), 'two');
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['f']);
  });

  it('cleans up when it cannot put the file in place', async () => {
    const folder = mkdtempSync(join(top, 'atomic-'));
    mkdirSync(join(folder, 'f', 'full'), { recursive: true });
    await expect(writeFileAtomically(join(folder, 'f'), 'x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['f']);
  });
});
