import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import type { BackedUpFile } from './backup-manifest.js';
import { copyVerified } from './copy-verified.js';
import { hashFile, hashIfThere, type FileContent } from './hash-file.js';
import type { NeededFile } from './needed-files.js';

export interface StorePlaces {
  /** The home's data directory. */
  readonly data: string;
  /** The files that all backups of the folder share. */
  readonly files: string;
  /** For half-copied files, on the same file system. */
  readonly incoming: string;
  /** Hash of each shared file that an earlier backup relies on. */
  readonly claimed: ReadonlyMap<string, string>;
}

export interface StoredFiles {
  readonly files: readonly BackedUpFile[];
  readonly gone: readonly string[];
  readonly copied: readonly BackedUpFile[];
}

/**
 * Puts every needed file among the shared ones. What is there already is read to its end and kept; a
 * file that rotted there is replaced, which mends the earlier backups too.
 * @throws DomainError `file_missing`, `file_damaged`, `path_not_usable`
 */
export async function storeFiles(
  needed: readonly NeededFile[],
  places: StorePlaces,
): Promise<StoredFiles> {
  const files: BackedUpFile[] = [];
  const copied: BackedUpFile[] = [];
  const gone: string[] = [];
  for (const need of needed) {
    const source = join(places.data, need.file);
    if (!(await isThere(source))) {
      if (need.inUse) throw missing(source);
      gone.push(need.file);
      continue;
    }
    const stored = await storeFile(source, need, places);
    files.push(stored.file);
    if (stored.copied) copied.push(stored.file);
  }
  return { files, gone, copied };
}

async function storeFile(
  source: string,
  need: NeededFile,
  places: StorePlaces,
): Promise<{ file: BackedUpFile; copied: boolean }> {
  const known = need.sha256 === null ? await hashFile(source) : { sha256: need.sha256 };
  const stored = storedName(need.file, known.sha256, places.claimed);
  const target = join(places.files, stored);
  const there = await hashIfThere(target);
  if (there?.sha256 === known.sha256) {
    return { file: { file: need.file, stored, ...there }, copied: false };
  }
  const content = await measured(source, known);
  const temporary = join(places.incoming, content.sha256);
  await copyVerified({ from: source, to: target, temporary, content });
  return { file: { file: need.file, stored, ...content }, copied: true };
}

/** What the copy has to be; the bytes are those on the disk, the hash the recorded one. */
async function measured(source: string, known: Partial<FileContent>): Promise<FileContent> {
  const { size } = await stat(source);
  return { bytes: known.bytes ?? size, sha256: known.sha256 ?? '' };
}

/**
 * The name of a content among the shared files. Two homes that went apart after a restore may have
 * given one name to two contents; then the hash tells them apart.
 */
function storedName(file: string, sha256: string, claimed: ReadonlyMap<string, string>): string {
  const holder = claimed.get(file);
  return holder === undefined || holder === sha256 ? file : `${file}~${sha256.slice(0, 16)}`;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function missing(path: string): DomainError {
  return new DomainError(
    'file_missing',
    `${path} is not there, though the active datasets or the published snapshot need it. ` +
      'Bring it back from an earlier backup.',
    { kind: 'unavailable', details: { path } },
  );
}
