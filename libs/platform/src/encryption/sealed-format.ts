import { hkdfSync } from 'node:crypto';
import { DomainError } from '@tagwright/kernel';

/**
 * The form of an encrypted file: a header, then chunks of AES-256-GCM, each with its tag.
 *
 * It is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-
 * Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015): the nonce of a chunk is the
 * file's random prefix, the chunk's number and a mark on the last one, so a chunk that is changed,
 * moved, repeated, left out or cut off does not authenticate. The key of a file is derived (HKDF,
 * RFC 5869) from the data key and a random salt, so no two files share a key.
 *
 *     header: "TWSEAL01" | salt (32 bytes) | nonce prefix (7 bytes)
 *     nonce:  prefix (7) | chunk number from 0 (4, big-endian) | 1 if last, else 0 (1)
 *     chunk:  at most 64 KiB of ciphertext | tag (16); only the last may be shorter, even empty
 *
 * The header is authenticated with every chunk.
 */
export const MAGIC = Buffer.from('TWSEAL01', 'latin1');
export const SALT_BYTES = 32;
export const PREFIX_BYTES = 7;
export const HEADER_BYTES = MAGIC.length + SALT_BYTES + PREFIX_BYTES;
export const CHUNK_BYTES = 65_536;
export const TAG_BYTES = 16;
export const CIPHER = 'aes-256-gcm';
const MAX_CHUNKS = 2 ** 32;

/** The key of one file. @param header of that file */
export function fileKey(key: Buffer, header: Buffer): Buffer {
  if (key.length !== 32) {
    throw new DomainError('wrong_key_length', 'A data key has 32 bytes.', { kind: 'internal' });
  }
  const salt = header.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  return Buffer.from(hkdfSync('sha256', key, salt, 'tagwright sealed file', 32));
}

/** The nonce of one chunk. @param index from 0 */
export function chunkNonce(header: Buffer, index: number, isLast: boolean): Buffer {
  if (index >= MAX_CHUNKS) {
    throw new DomainError('file_too_large', 'The file is too large to be encrypted (256 TiB).');
  }
  const nonce = Buffer.alloc(PREFIX_BYTES + 5);
  header.copy(nonce, 0, HEADER_BYTES - PREFIX_BYTES, HEADER_BYTES);
  nonce.writeUInt32BE(index, PREFIX_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, PREFIX_BYTES + 4);
  return nonce;
}
