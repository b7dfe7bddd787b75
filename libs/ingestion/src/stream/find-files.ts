import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '@tagwright/kernel';

export interface FoundFile {
  /** Relative to the source's folder. */
  readonly name: string;
  readonly path: string;
}

/**
 * The files of a path in which the last segment may hold `*` and `?`, in the order of their names.
 * @throws DomainError `missing_file`, with the path that was looked for.
 */
export async function findFiles(directory: string, path: string): Promise<FoundFile[]> {
  const pattern = basename(path);
  if (!/[*?]/.test(pattern)) {
    await mustBeFile(join(directory, path));
    return [{ name: path, path: join(directory, path) }];
  }
  const folder = dirname(path);
  const matches = globMatcher(pattern);
  const names = (await namesIn(join(directory, folder))).filter((name) => matches(name)).sort();
  if (names.length === 0) throw missing(join(directory, path), 'no file matches it');
  return names.map((name) => ({
    name: folder === '.' ? name : join(folder, name),
    path: join(directory, folder, name),
  }));
}

async function mustBeFile(path: string): Promise<void> {
  let isFile: boolean;
  try {
    isFile = (await stat(path)).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw missing(path, code === 'EACCES' ? 'it may not be read' : 'it is not there');
  }
  if (!isFile) throw missing(path, 'it is a folder');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    throw missing(folder, 'the folder is not there');
  }
}

function missing(path: string, why: string): DomainError {
  return new DomainError('missing_file', `${path} cannot be ingested: ${why}.`, {
    kind: 'not_found',
    details: { path },
  });
}

/** `*` and `?` without backtracking on anything else. */
function globMatcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  const expression = new RegExp(`^${source}$`, 'u');
  return (name) => expression.test(name);
}
