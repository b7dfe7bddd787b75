import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failPoint } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { fileError } from './file-error.js';
import { hashFile, isSameContent, type FileContent } from './hash-file.js';

export interface VerifiedCopy {
  readonly from: string;
  readonly to: string;
  /** On the file system of `to`; does not exist yet. */
  readonly temporary: string;
  readonly content: FileContent;
}

/**
 * Copies a file that appears under its name only when it is on the disk and was read back as what it
 * should be. Blocks are shared where the file system can; never a hard link, which would let one
 * damaged block spoil both.
 * @throws DomainError `file_damaged`, `path_not_usable`
 */
export async function copyVerified({ from, to, temporary, content }: VerifiedCopy): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(from, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    await settle(temporary);
    if (!isSameContent(await hashFile(temporary), content)) throw damaged(from);
    failPoint('copy.before-rename');
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    throw fileError('The file', to, error);
  }
}

/** Readable by its owner only, and on the disk. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function damaged(path: string): DomainError {
  return new DomainError(
    'file_damaged',
    `${path} is not the file that was written there. Bring it back from an earlier backup.`,
    { kind: 'unavailable', details: { path } },
  );
}
