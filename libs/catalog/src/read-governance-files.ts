import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { UNITS_FILE, type GovernanceFile } from './governance-file.js';

/** Folders of the governance directory and the kinds of file that each may hold. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'code-lists': ['.yaml', '.csv'],
  'domain-models': ['.yaml'],
  schedules: ['.yaml'],
  sources: ['.yaml'],
};
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads the files of a governance directory, in name order; a folder may be absent.
 * @throws DomainError `governance_not_found`, `file_too_large`, `file_not_utf8`.
 */
export async function readGovernanceFiles(directory: string): Promise<GovernanceFile[]> {
  await requireDirectory(directory);
  const files: GovernanceFile[] = [];
  for (const [folder, endings] of Object.entries(FOLDERS)) {
    for (const name of await namesIn(join(directory, folder))) {
      if (!endings.some((ending) => name.endsWith(ending))) continue;
      files.push(await readText(directory, `${folder}/${name}`));
    }
  }
  if ((await namesIn(directory)).includes(UNITS_FILE)) {
    files.push(await readText(directory, UNITS_FILE));
  }
  return files;
}

async function requireDirectory(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new DomainError('governance_not_found', `There is no governance folder at ${directory}.`, {
    kind: 'not_found',
    details: { directory },
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readText(directory: string, path: string): Promise<GovernanceFile> {
  const absolute = join(directory, path);
  const { size } = await stat(absolute);
  if (size > MAX_BYTES) {
    const message = `${path} has ${size} bytes; a governance file may have ${MAX_BYTES}.`;
    throw new DomainError('file_too_large', message, { details: { file: path, bytes: size } });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(absolute));
    return { path, text };
  } catch (cause) {
    if (!isBadEncoding(cause)) throw cause;
    throw new DomainError('file_not_utf8', `${path} is not UTF-8.`, {
      details: { file: path },
      cause,
    });
  }
}

function isBadEncoding(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
