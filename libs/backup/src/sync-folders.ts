import { open } from 'node:fs/promises';
import { dirname, relative } from 'node:path';

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

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
