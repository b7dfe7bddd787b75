import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileContent {
  readonly bytes: number;
  readonly sha256: string;
}

/** Size and SHA-256 of a file, read to its end. */
export async function hashFile(path: string): Promise<FileContent> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** As `hashFile`; undefined when the file is not there. */
export async function hashIfThere(path: string): Promise<FileContent | undefined> {
  try {
    return await hashFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether two files hold the same bytes. */
export function isSameContent(a: FileContent, b: FileContent): boolean {
  return a.bytes === b.bytes && a.sha256 === b.sha256;
}
