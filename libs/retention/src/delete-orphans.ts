import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { readOrphans } from './read-orphans.js';

/** Folders that a run may have left; the others are there for good. */
const LEFT_FOLDER = /^snapshots\/(\.staging-[^/]+|\d+)$/;

/**
 * Deletes files that belong to nothing.
 * @param connection the one that holds the lock on deletion
 */
export async function deleteOrphans(
  connection: QueryRunner,
  dataDirectory: string,
  { orphanHours, signal }: { readonly orphanHours: number; readonly signal: AbortSignal },
): Promise<{ files: number; bytes: number }> {
  const { orphans } = await readOrphans(connection, dataDirectory, orphanHours);
  for (const { file } of orphans) {
    signal.throwIfAborted();
    await connection.query('SELECT 1'); // the lock lives as long as its connection
    await rm(join(dataDirectory, file), { force: true });
    await removeIfEmpty(dataDirectory, dirname(file));
  }
  return { files: orphans.length, bytes: orphans.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function removeIfEmpty(dataDirectory: string, folder: string): Promise<void> {
  if (!LEFT_FOLDER.test(folder)) return;
  try {
    await rmdir(join(dataDirectory, folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw error;
  }
}
