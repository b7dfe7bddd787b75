import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { homePaths } from '@tagwright/platform';
import type { BackedUpFile } from './backup-manifest.js';
import { sharedFiles } from './backup-paths.js';
import { copyVerified } from './copy-verified.js';
import { syncFolders } from './sync-folders.js';

/**
 * Makes the home's data the files of a backup and nothing else: what an unfinished restore left could
 * stand in the way of later runs.
 */
export async function restoreFiles(
  directory: string,
  home: string,
  files: readonly BackedUpFile[],
): Promise<void> {
  const { data } = homePaths(home);
  await empty(data);
  // Inside of `data`, which may be a disk of its own.
  const incoming = join(data, `.incoming-${randomUUID()}`);
  await mkdir(incoming, { mode: 0o700 });
  for (const { file, stored, bytes, sha256 } of files) {
    await copyVerified({
      from: join(sharedFiles(directory), stored),
      to: join(data, file),
      temporary: join(incoming, sha256),
      content: { bytes, sha256 },
    });
  }
  await rm(incoming, { recursive: true });
  await syncFolders(
    data,
    files.map(({ file }) => join(data, file)),
  );
}

/** Keeps the folders that every home has. */
async function empty(data: string): Promise<void> {
  for (const entry of await readdir(data, { withFileTypes: true })) {
    if (entry.name === 'lost+found') continue; // of a disk of its own
    const path = join(data, entry.name);
    await rm(path, { recursive: true });
    if (entry.isDirectory() && !entry.name.startsWith('.')) await mkdir(path, { mode: 0o700 });
  }
}
