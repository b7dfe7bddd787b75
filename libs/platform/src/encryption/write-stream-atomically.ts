import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../home/sync.js';

/** As `writeFileAtomically`, for content that does not fit into memory. Only its owner may read. */
export async function writeStreamAtomically(
  path: string,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const target = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(content, target);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
