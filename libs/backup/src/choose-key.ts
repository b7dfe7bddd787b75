import { readFile } from 'node:fs/promises';
import { DomainError } from '@tagwright/kernel';
import { homePaths, type Config } from '@tagwright/platform';
import { existingKey, keyFingerprint } from './data-key-check.js';
import type { FoundBackup } from './find-backup.js';
import { SEALED } from './needed-files.js';

type KeyPlace = Pick<Config, 'home' | 'dataKey'>;

/**
 * Sees to it that the key that will be used after the restore is the one the backup needs: the one
 * of the settings or the home, else the backup's own.
 * @throws DomainError `data_key_missing`, `data_key_wrong`
 */
export async function refuseWrongKey(config: KeyPlace, backup: FoundBackup): Promise<void> {
  const { key: needed, files } = backup.manifest;
  if (!files.some(({ file }) => file.endsWith(SEALED))) return;
  const key = (await existingKey(config)) ?? (await includedKey(backup));
  if (key === undefined) throw keyMissing(config);
  if (needed.fingerprint !== null && keyFingerprint(key) !== needed.fingerprint) throw keyWrong();
}

async function includedKey({ paths, manifest }: FoundBackup): Promise<Buffer | undefined> {
  if (!manifest.key.included) return undefined;
  return readFile(paths.key).catch(() => undefined); // said to be missing, with what to do
}

function keyMissing({ home }: KeyPlace): DomainError {
  return new DomainError(
    'data_key_missing',
    'The contact data of this backup is encrypted, and the key is not in it. Put the key that was ' +
      `kept apart at ${homePaths(home).dataKey}, or set TAGWRIGHT_DATA_KEY.`,
    { kind: 'conflict' },
  );
}

export function keyWrong(): DomainError {
  return new DomainError(
    'data_key_wrong',
    'The data key at hand (TAGWRIGHT_DATA_KEY, or secrets/data.key of the home) is not the one that ' +
      'this backup was encrypted with.',
    { kind: 'conflict' },
  );
}
