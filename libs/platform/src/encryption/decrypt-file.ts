import { createDecipheriv } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { DomainError } from '@tagwright/kernel';
import { rechunk, type Chunk } from './rechunk.js';
import {
  CHUNK_BYTES,
  chunkNonce,
  CIPHER,
  fileKey,
  HEADER_BYTES,
  MAGIC,
  TAG_BYTES,
} from './sealed-format.js';
import { writeStreamAtomically } from './write-stream-atomically.js';

/**
 * Decrypts what `encryptFile` wrote. The result appears only when every byte of the file proved to
 * be the one that was written, to the end.
 * @throws DomainError `file_not_sealed` for another kind of file, `file_not_authentic` when it was
 * changed or cut off or the key is another one
 */
export async function decryptFile(from: string, to: string, key: Buffer): Promise<void> {
  const header = await readHeader(from);
  const body = createReadStream(from, { start: HEADER_BYTES });
  await writeStreamAtomically(to, decrypt(from, header, body, key));
}

async function* decrypt(
  file: string,
  header: Buffer,
  body: AsyncIterable<Buffer>,
  key: Buffer,
): AsyncGenerator<Buffer> {
  const ownKey = fileKey(key, header);
  let index = 0;
  for await (const chunk of rechunk(body, CHUNK_BYTES + TAG_BYTES)) {
    yield openChunk(file, header, chunk, index, ownKey);
    index += 1;
  }
}

function openChunk(file: string, header: Buffer, chunk: Chunk, index: number, key: Buffer): Buffer {
  const { bytes, isLast } = chunk;
  if (bytes.length < TAG_BYTES) throw notAuthentic(file);
  const decipher = createDecipheriv(CIPHER, key, chunkNonce(header, index, isLast));
  decipher.setAAD(header);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const plain = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch (cause) {
    throw notAuthentic(file, cause);
  }
}

async function readHeader(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, 0);
    if (bytesRead === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC)) return header;
    throw new DomainError('file_not_sealed', `${file} is not a file that was encrypted here.`, {
      details: { file },
    });
  } finally {
    await handle.close();
  }
}

function notAuthentic(file: string, cause?: unknown): DomainError {
  return new DomainError(
    'file_not_authentic',
    `${file} cannot be decrypted: it was changed or cut off, or the data key is another one.`,
    { details: { file }, cause },
  );
}
