import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { writeFileAtomically } from '@tagwright/platform';
import type { SignedHead } from './audit-head.js';
import type { AuditKey } from './audit-key.js';

const HEAD_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

/** Names of the heads in a folder, oldest first: one a day, the day's last. */
export async function listHeads(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => HEAD_FILE.test(name)).sort();
}

/** The newest head of a folder, null before the first. */
export async function latestHead(directory: string): Promise<SignedHead | null> {
  const newest = (await listHeads(directory)).at(-1);
  return newest === undefined ? null : readHead(join(directory, newest));
}

/** @throws DomainError `head_unreadable` */
export async function readHead(path: string): Promise<SignedHead> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'cannot be read');
  });
  const head = parseHead(text);
  if (head === null) throw unreadable(path, 'is not a signed head of an audit trail');
  return head;
}

/** @returns null for a text that is no head */
function parseHead(text: string): SignedHead | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { format, sequence, hash, time, keyId, signature } = (value ?? {}) as Partial<SignedHead>;
  const texts = [sequence, hash, time, keyId, signature];
  if (format !== 1 || !texts.every((each) => typeof each === 'string')) return null;
  if (!/^\d{1,19}$/.test(String(sequence)) || !/^[0-9a-f]{64}$/.test(String(hash))) return null;
  return { format, sequence, hash, time, keyId, signature } as SignedHead;
}

/**
 * The public key that lies beside a head.
 * @throws DomainError `head_key_missing`
 */
export async function publicKeyBeside(path: string, keyId: string): Promise<KeyObject> {
  const name = publicKeyFile(keyId);
  try {
    return createPublicKey(await readFile(join(dirname(path), name)));
  } catch {
    throw new DomainError(
      'head_key_missing',
      `The public key ${name} that proves the head is not beside it, in ${dirname(path)}.`,
      { kind: 'unavailable', details: { keyId } },
    );
  }
}

/** Puts a head and the key that proves it into a folder, whole or not at all. */
export async function writeHead(directory: string, head: SignedHead, key: AuditKey): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = new Set(await readdir(directory));
  const keyFile = publicKeyFile(key.id);
  if (!names.has(keyFile)) await writeFileAtomically(join(directory, keyFile), key.publicPem());
  const text = `${JSON.stringify(head, null, 2)}\n`;
  await writeFileAtomically(join(directory, `${head.time.slice(0, 10)}.json`), text);
}

function publicKeyFile(keyId: string): string {
  return `audit-${keyId.replaceAll(/[^0-9a-f]/g, '')}.pem`;
}

function unreadable(path: string, reason: string): DomainError {
  return new DomainError('head_unreadable', `${path} ${reason}.`, { details: { path } });
}
