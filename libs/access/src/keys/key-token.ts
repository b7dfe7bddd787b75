import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A key as it leaves us, once. */
export interface NewKey {
  /** By which people and the audit trail name it. */
  readonly prefix: string;
  /** The whole key. */
  readonly token: string;
  readonly hash: Buffer;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const KEY = /^tw_([a-z0-9]{8})_[A-Za-z0-9_-]{43}$/;

/** `tw_<prefix>_<256 random bits>`: scanners of leaked secrets find it by its form. */
export function newKey(prefix = newPrefix()): NewKey {
  const token = `tw_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { prefix, token, hash: hashKey(token) };
}

/** The prefix of what has the form of a key. */
export function prefixOf(token: string): string | null {
  return KEY.exec(token)?.[1] ?? null;
}

export function hashKey(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function newPrefix(): string {
  return Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
