import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { writeFileAtomically, type Config } from '@tagwright/platform';
import type { BackedUpFile, BackupManifest } from './backup-manifest.js';
import { sharedFiles, type BackupPaths } from './backup-paths.js';
import { existingKey, keyFingerprint, opensWith } from './data-key-check.js';

export interface KeyRequest {
  readonly config: Pick<Config, 'home' | 'dataKey'>;
  readonly directory: string;
  readonly withKey: boolean;
}

/**
 * Notes which key the encrypted files need, and stores it where that is asked for. A job without the
 * server's settings may hold another key or none, which is no reason to go without a backup.
 * @param sealed a file that the key has to open
 * @throws DomainError `data_key_missing` when it was asked for and does not fit
 */
export async function storeKey(
  { config, directory, withKey }: KeyRequest,
  paths: BackupPaths,
  sealed: BackedUpFile | undefined,
): Promise<BackupManifest['key']> {
  const key = await existingKey(config);
  const fits =
    key !== undefined &&
    (sealed === undefined ||
      (await opensWith(key, join(sharedFiles(directory), sealed.stored), config.home)));
  if (!fits) {
    if (withKey) throw keyMissing();
    return { fingerprint: null, included: false };
  }
  if (withKey) await writeFileAtomically(paths.key, key);
  return { fingerprint: keyFingerprint(key), included: withKey };
}

function keyMissing(): DomainError {
  return new DomainError(
    'data_key_missing',
    'The data key at hand does not open the encrypted files, so it is not put into the backup. ' +
      'Set TAGWRIGHT_DATA_KEY as the server has it.',
    { kind: 'conflict' },
  );
}
