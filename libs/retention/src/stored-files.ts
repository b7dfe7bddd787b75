import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Folders of the data directory in which files are collected. */
const FOLDERS = ['datasets', 'quarantine', 'conflicts', 'facts', 'snapshots'];

/** A file as it lies on the disk. */
export interface FileOnDisk {
  /** Relative to the data directory. */
  readonly file: string;
  /** What deleting it frees: nothing, as long as it has another name. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** All files of the data plane, by name. */
export async function storedFiles(dataDirectory: string): Promise<Map<string, FileOnDisk>> {
  const files = new Map<string, FileOnDisk>();
  for (const folder of FOLDERS) {
    for (const path of await pathsBelow(join(dataDirectory, folder))) {
      const found = await fileOnDisk(dataDirectory, relative(dataDirectory, path));
      if (found !== null) files.set(found.file, found);
    }
  }
  return files;
}

/** Null when it is not there. */
export async function fileOnDisk(dataDirectory: string, file: string): Promise<FileOnDisk | null> {
  try {
    const { size, nlink, mtimeMs } = await lstat(join(dataDirectory, file));
    return { file, bytes: nlink > 1 ? 0 : size, changed: mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function pathsBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
