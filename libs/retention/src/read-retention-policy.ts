import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, type Diagnostic } from '@tagwright/kernel';
import { parseRetentionPolicy } from './parse-retention-policy.js';
import type { RetentionPolicy } from './retention-policy.js';

/** Its name in the governance folder. */
const FILE = 'retention.yaml';

/**
 * The policy as it is written now. Without one nothing is collected: what is deleted is gone.
 * @param directory the governance folder
 * @throws DomainError `no_retention_policy`, `retention_policy_invalid` with all diagnostics
 */
export async function readRetentionPolicy(directory: string): Promise<RetentionPolicy> {
  const text = await read(directory);
  if (text === undefined) throw noPolicy(directory);
  const { policy, diagnostics } = parseRetentionPolicy(text, FILE);
  if (policy !== undefined) return policy;
  throw new DomainError('retention_policy_invalid', `${join(directory, FILE)} is not usable.`, {
    details: { diagnostics },
  });
}

/** What is wrong with the policy as it is written; nothing where there is none. */
export async function checkRetentionPolicy(directory: string): Promise<readonly Diagnostic[]> {
  const text = await read(directory);
  return text === undefined ? [] : parseRetentionPolicy(text, FILE).diagnostics;
}

/** Undefined when there is none. */
async function read(directory: string): Promise<string | undefined> {
  try {
    return await readFile(join(directory, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function noPolicy(directory: string): DomainError {
  return new DomainError(
    'no_retention_policy',
    `There is no ${FILE} in ${directory}, so nothing is collected. Copy the shipped one there.`,
    { kind: 'not_found', details: { directory } },
  );
}
