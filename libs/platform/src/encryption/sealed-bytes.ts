import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DomainError } from '@tagwright/kernel';

/**
 * A short secret, encrypted for a column of the database: AES-256-GCM under a key of its own, which
 * HKDF (RFC 5869) derives from the data key, a random salt and the place.
 *
 *     salt (32 bytes) | nonce (12) | ciphertext | tag (16)
 */
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * @param key the data key, 32 bytes
 * @param place what it is the secret of: elsewhere it does not open
 */
export function sealBytes(key: Buffer, place: string, bytes: Buffer): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(key, salt, place), nonce);
  return Buffer.concat([salt, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws DomainError `secret_unreadable` under another key, from another place, or changed */
export function openBytes(key: Buffer, place: string, sealed: Buffer): Buffer {
  const salt = sealed.subarray(0, SALT_BYTES);
  const nonce = sealed.subarray(SALT_BYTES, SALT_BYTES + NONCE_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(key, salt, place), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const ciphertext = sealed.subarray(SALT_BYTES + NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch (cause) {
    throw new DomainError(
      'secret_unreadable',
      `The secret of ${place} does not open with this installation's data key.`,
      { kind: 'unavailable', cause },
    );
  }
}

function keyOf(key: Buffer, salt: Buffer, place: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `tagwright secret of ${place}`, 32));
}
