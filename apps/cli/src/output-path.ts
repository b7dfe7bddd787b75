import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DomainError } from '@tagwright/kernel';

/**
 * A file to write, absolute.
 * @throws DomainError `output_unusable` when a folder is there, or no folder to write it in
 */
export async function outputFile(path: string): Promise<string> {
  const file = resolve(path);
  if ((await kindOf(file)) === 'folder') throw unusable(`${file} is a folder; name a file in it.`);
  if ((await kindOf(dirname(file))) !== 'folder') {
    throw unusable(`There is no folder ${dirname(file)} to write the file to.`);
  }
  return file;
}

/**
 * A folder to write to, absolute; it need not be there yet.
 * @throws DomainError `output_unusable` when a file stands in its way
 */
export async function outputFolder(path: string): Promise<string> {
  const folder = resolve(path);
  for (let part = folder; ; part = dirname(part)) {
    const kind = await kindOf(part);
    if (kind === 'file') throw unusable(`${part} is a file, not a folder.`);
    if (kind === 'folder') return folder;
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && (found.isDirectory() ? 'folder' : 'file');
}

function unusable(message: string): DomainError {
  return new DomainError('output_unusable', message);
}
