import { findOrphans, readLiveWork } from './find-orphans.js';
import { readArtifacts, type Reader } from './read-artifacts.js';
import { readNow } from './read-now.js';
import { storedFiles, type FileOnDisk } from './stored-files.js';

/** Files that belong to nothing, of all that there are. */
export interface Orphans {
  readonly orphans: readonly FileOnDisk[];
  /** How many files there are, these included. */
  readonly files: number;
}

/**
 * Looks for files that belong to nothing and have not changed for so many hours. First the disk,
 * then the rows: what is registered in between is no orphan.
 */
export async function readOrphans(
  reader: Reader,
  dataDirectory: string,
  orphanHours: number,
): Promise<Orphans> {
  const files = await storedFiles(dataDirectory);
  const live = await readLiveWork(reader);
  const artifacts = await readArtifacts(reader);
  const now = await readNow(reader);
  return {
    orphans: findOrphans(files.values(), artifacts, live, { now, orphanHours }),
    files: files.size,
  };
}
