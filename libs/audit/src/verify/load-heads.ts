import { basename, join } from 'node:path';
import { listHeads, publicKeyBeside, readHead } from '../head/head-files.js';
import type { OutsideHead } from './head-check.js';

/**
 * One head from outside, or all that lie in the folder.
 * @throws DomainError `head_unreadable`, `head_key_missing`
 */
export async function loadHeads(directory: string, file?: string): Promise<OutsideHead[]> {
  const paths =
    file === undefined ? (await listHeads(directory)).map((name) => join(directory, name)) : [file];
  const heads: OutsideHead[] = [];
  for (const path of paths) {
    const head = await readHead(path);
    const publicKey = await publicKeyBeside(path, head.keyId);
    heads.push({ head, publicKey, name: basename(path) });
  }
  return heads;
}
