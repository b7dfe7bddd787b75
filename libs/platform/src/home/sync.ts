import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes a file's content survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The same for each file of a folder that has files only. */
export async function syncFiles(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(names.map((name) => syncFile(join(folder, name))));
}

/** Makes a rename in this folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
