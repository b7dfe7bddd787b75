import { randomBytes } from 'node:crypto';
import { DomainError } from '@tagwright/kernel';
import type { Config } from '../config/config.js';
import { createSecretFile } from './create-secret-file.js';
import { homePaths } from './home-paths.js';

/**
 * The key personal data is encrypted with: `TAGWRIGHT_DATA_KEY`, else `secrets/data.key` of the
 * home, made on first use. Whoever loses it loses that data, so it belongs in the backup.
 * @returns 32 bytes
 * @throws DomainError `data_key_damaged`
 */
export async function dataKey(config: Pick<Config, 'home' | 'dataKey'>): Promise<Buffer> {
  if (config.dataKey !== undefined) return config.dataKey.reveal();
  const path = homePaths(config.home).dataKey;
  const key = await createSecretFile(path, () => randomBytes(32));
  if (key.length !== 32) {
    throw new DomainError('data_key_damaged', `${path} does not hold a key of 32 bytes.`, {
      kind: 'unavailable',
      details: { path },
    });
  }
  return key;
}
