import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { LIMITS, type DefinitionFile } from '@tagwright/rules';

/**
 * The definition files (`.yaml`, `.yml`) of a folder and its folders, in name order, or one file.
 * @param isWanted by the path below the folder
 * @throws DomainError `definitions_not_found`, `file_too_large`, `file_not_utf8`.
 */
export async function readDefinitionFiles(
  path: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<DefinitionFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    const message = `There are no definitions at ${path}.`;
    throw new DomainError('definitions_not_found', message, {
      kind: 'not_found',
      details: { path },
    });
  }
  if (!found.isDirectory()) return [await readText(path, basename(path))];
  const names = await readdir(path, { recursive: true });
  const yaml = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  const files = yaml.map((name) => ({ path: join(path, name), name: name.replaceAll(sep, '/') }));
  const wanted = files.filter(({ name }) => isWanted(name));
  return Promise.all(wanted.map((file) => readText(file.path, file.name)));
}

async function readText(path: string, file: string): Promise<DefinitionFile> {
  const { size } = await stat(path);
  if (size > LIMITS.fileBytes) {
    const message = `${file} has ${size} bytes; a definition file may have ${LIMITS.fileBytes}.`;
    throw new DomainError('file_too_large', message, { details: { file, bytes: size } });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return { file, text };
  } catch (cause) {
    if (!isBadEncoding(cause)) throw cause;
    throw new DomainError('file_not_utf8', `${file} is not UTF-8.`, { details: { file }, cause });
  }
}

function isBadEncoding(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
