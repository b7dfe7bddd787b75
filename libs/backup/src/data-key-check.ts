import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { dataKey, decryptFile, homePaths, type Config } from '@tagwright/platform';

type KeyPlace = Pick<Config, 'home' | 'dataKey'>;

/** The key of this home, if it has one; unlike `dataKey` it makes none. */
export async function existingKey(config: KeyPlace): Promise<Buffer | undefined> {
  const here = config.dataKey !== undefined || existsSync(homePaths(config.home).dataKey);
  return here ? dataKey(config) : undefined;
}

/** Tells keys apart without telling anything about them. */
export function keyFingerprint(key: Buffer): string {
  return createHmac('sha256', key).update('tagwright backup').digest('hex');
}

/**
 * Whether the key opens an encrypted file. Its content exists in the home's `tmp` meanwhile, which
 * only its owner can read and which every start empties.
 */
export async function opensWith(key: Buffer, file: string, home: string): Promise<boolean> {
  const plain = join(homePaths(home).tmp, `key-check-${randomUUID()}`);
  try {
    await decryptFile(file, plain, key);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file_not_authentic') return false;
    throw error;
  } finally {
    await rm(plain, { force: true });
  }
}
