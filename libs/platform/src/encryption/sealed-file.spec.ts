import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { decryptFile } from './decrypt-file.js';
import { encryptFile } from './encrypt-file.js';
import { CHUNK_BYTES, HEADER_BYTES, TAG_BYTES } from './sealed-format.js';

const folder = mkdtempSync(join(tmpdir(), 'tagwright-seal-'));
const plain = join(folder, 'plain');
const sealed = join(folder, 'sealed');
const opened = join(folder, 'opened');
const key = randomBytes(32);
const CHUNK = CHUNK_BYTES + TAG_BYTES;

async function seal(content: Buffer): Promise<Buffer> {
  writeFileSync(plain, content);
  await encryptFile(plain, sealed, key);
  return readFileSync(sealed);
}

async function open(bytes: Buffer, withKey = key): Promise<Buffer> {
  writeFileSync(sealed, bytes);
  rmSync(opened, { force: true });
  await decryptFile(sealed, opened, withKey);
  return readFileSync(opened);
}

const notAuthentic = expect.objectContaining({ code: 'file_not_authentic' });

describe('a sealed file', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 1_000_003])(
    'gives back its %d bytes',
    async (size) => {
      const content = randomBytes(size);
      const bytes = await seal(content);
      const chunks = Math.max(1, Math.ceil(size / CHUNK_BYTES));
      expect(bytes).toHaveLength(HEADER_BYTES + size + chunks * TAG_BYTES);
      expect((await open(bytes)).equals(content)).toBe(true);
    },
  );

  it('can be read by its owner only', async () => {
    await seal(Buffer.from('x'));
    expect(statSync(sealed).mode & 0o777).toBe(0o600);
  });

  it('differs each time it is written and shows nothing of its content', async () => {
    const content = Buffer.alloc(CHUNK_BYTES, 'personal data ');
    const [first, second] = [await seal(content), await seal(content)];
    expect(first.subarray(HEADER_BYTES).equals(second.subarray(HEADER_BYTES))).toBe(false);
    expect(first.includes('personal')).toBe(false);
  });

  it('is refused with any single bit flipped in header, text or tag', async () => {
    const bytes = await seal(randomBytes(CHUNK_BYTES + 100));
    const places = [8, 39, 40, 46, HEADER_BYTES, HEADER_BYTES + 500, HEADER_BYTES + CHUNK_BYTES];
    for (const place of [...places, HEADER_BYTES + CHUNK, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      await expect(open(changed)).rejects.toEqual(notAuthentic);
      expect(existsSync(opened)).toBe(false);
    }
  });

  it('is refused when cut off anywhere, also between two chunks', async () => {
    const bytes = await seal(randomBytes(2 * CHUNK_BYTES + 100));
    const ends = [HEADER_BYTES, HEADER_BYTES + 5, HEADER_BYTES + CHUNK, HEADER_BYTES + 2 * CHUNK];
    for (const end of [...ends, HEADER_BYTES + CHUNK - 1, bytes.length - 1]) {
      await expect(open(bytes.subarray(0, end))).rejects.toEqual(notAuthentic);
    }
  });

  it('is refused with chunks swapped, repeated, left out or appended', async () => {
    const bytes = await seal(randomBytes(3 * CHUNK_BYTES));
    const header = bytes.subarray(0, HEADER_BYTES);
    const [a, b, c] = [0, 1, 2].map((index) =>
      bytes.subarray(HEADER_BYTES + index * CHUNK, HEADER_BYTES + (index + 1) * CHUNK),
    ) as [Buffer, Buffer, Buffer];
    for (const chunks of [
      [b, a, c],
      [a, a, b, c],
      [a, c],
      [a, b, c, c],
      [b, c],
      [a, b, c, a],
    ]) {
      await expect(open(Buffer.concat([header, ...chunks]))).rejects.toEqual(notAuthentic);
    }
  });

  it('is refused with a chunk of another file under the same key', async () => {
    const first = await seal(randomBytes(2 * CHUNK_BYTES));
    const second = await seal(randomBytes(2 * CHUNK_BYTES));
    const mixed = [first.subarray(0, HEADER_BYTES + CHUNK), second.subarray(HEADER_BYTES + CHUNK)];
    await expect(open(Buffer.concat(mixed))).rejects.toEqual(notAuthentic);
  });

  it('is refused with another key', async () => {
    await expect(open(await seal(Buffer.from('x')), randomBytes(32))).rejects.toEqual(notAuthentic);
  });

  it('is told from other files', async () => {
    for (const other of ['', 'PAR1', 'x'.repeat(200)]) {
      await expect(open(Buffer.from(other))).rejects.toMatchObject({ code: 'file_not_sealed' });
    }
  });

  it('leaves nothing behind when it is refused', async () => {
    const bytes = await seal(randomBytes(3 * CHUNK_BYTES));
    await expect(open(bytes.subarray(0, -1))).rejects.toEqual(notAuthentic);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
