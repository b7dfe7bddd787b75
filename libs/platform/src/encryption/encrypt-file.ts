import { createCipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rechunk } from './rechunk.js';
import {
  CHUNK_BYTES,
  chunkNonce,
  CIPHER,
  fileKey,
  MAGIC,
  PREFIX_BYTES,
  SALT_BYTES,
} from './sealed-format.js';
import { writeStreamAtomically } from './write-stream-atomically.js';

/**
 * Encrypts a file in constant memory; the result appears whole or not at all. The same content
 * gives other bytes each time: hash the content before, not the encrypted file.
 * @param key the data key, 32 bytes
 */
export async function encryptFile(from: string, to: string, key: Buffer): Promise<void> {
  await writeStreamAtomically(to, encrypt(createReadStream(from), key));
}

async function* encrypt(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MAGIC, randomBytes(SALT_BYTES), randomBytes(PREFIX_BYTES)]);
  const ownKey = fileKey(key, header);
  yield header;
  let index = 0;
  for await (const { bytes, isLast } of rechunk(source, CHUNK_BYTES)) {
    const cipher = createCipheriv(CIPHER, ownKey, chunkNonce(header, index, isLast));
    cipher.setAAD(header);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}
