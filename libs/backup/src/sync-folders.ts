import { dirname, relative } from 'node:path';
import { syncFolder } from '@tagwright/platform';

/** Makes the names of new files survive a power cut: each file's folder and those above, up to root. */
export async function syncFolders(root: string, files: readonly string[]): Promise<void> {
  const folders = new Set([root]);
  for (const file of files) {
    for (let folder = dirname(file); isBelow(root, folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  for (const folder of folders) await syncFolder(folder);
}

function isBelow(root: string, folder: string): boolean {
  const path = relative(root, folder);
  return path !== '' && !path.startsWith('..');
}
