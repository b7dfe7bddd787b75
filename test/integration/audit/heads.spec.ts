import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { latestHead, type SignedHead } from '@tagwright/audit';
import { openTrail, type Trail } from './trail.js';

let trail: Trail;
let elsewhere: string;
let names: string[];
beforeAll(async () => {
  trail = await openTrail();
  await trail.write(5);
  await trail.seal();
  await trail.sign();
  elsewhere = await mkdtemp(join(tmpdir(), 'tagwright-heads-'));
  names = (await readdir(trail.settings.headDirectory)).sort();
  for (const name of names) {
    await copyFile(join(trail.settings.headDirectory, name), join(elsewhere, name));
  }
});
afterAll(async () => {
  await trail.close();
  await rm(elsewhere, { recursive: true });
});

async function changed(change: Partial<SignedHead>): Promise<string> {
  const head = await latestHead(elsewhere);
  const file = join(elsewhere, 'changed.json');
  await writeFile(file, JSON.stringify({ ...head, ...change }));
  return file;
}

describe('a head outside of the database', () => {
  it('lies beside the public key that proves it, one a day', () => {
    expect(names).toEqual([
      expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.json$/),
      expect.stringMatching(/^audit-[0-9a-f]{16}\.pem$/),
    ]);
  });

  it('is not written again while nothing is new', async () => {
    const before = await trail.heads.latest();
    await trail.sign();
    expect(await trail.heads.latest()).toEqual(before);
    await trail.write(1);
    await trail.sign();
    expect((await trail.heads.latest())?.sequence).toBe('6');
    expect((await readdir(trail.settings.headDirectory)).sort()).toEqual(names);
  });

  it('may be one that was carried away', async () => {
    const file = join(elsewhere, names[0] ?? '');
    expect(await trail.verify(file)).toMatchObject({ sound: true, heads: 1 });
  });

  it.each([
    { sequence: '4' },
    { hash: '0'.repeat(64) },
    { time: '2020-01-01T00:00:00.000Z' },
    { signature: 'AAAA' },
  ])('proves nothing once it was changed: %j', async (change) => {
    const { finding } = await trail.verify(await changed(change));
    expect(finding?.fault).toBe('bad_signature');
  });

  it('is refused with what to do where it cannot be used', async () => {
    await expect(trail.verify(await changed({ keyId: 'ffff' }))).rejects.toMatchObject({
      code: 'head_key_missing',
    });
    const file = join(elsewhere, 'none.json');
    await writeFile(file, 'not a head');
    await expect(trail.verify(file)).rejects.toMatchObject({ code: 'head_unreadable' });
    await expect(trail.verify(join(elsewhere, 'absent.json'))).rejects.toMatchObject({
      code: 'head_unreadable',
    });
  });

  it('was signed by a key that only its owner can read', async () => {
    const pem = await readFile(trail.settings.keyFile, 'utf8');
    expect(pem).toContain('PRIVATE KEY');
    for (const name of names) {
      expect(await readFile(join(elsewhere, name), 'utf8')).not.toContain('PRIVATE');
    }
  });
});
