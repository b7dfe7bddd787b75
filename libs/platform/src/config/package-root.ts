import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError } from '@tagwright/kernel';

/**
 * The folder of this product's own `package.json`, from the sources as well as from `dist`; the
 * shipped `governance` and `tag-definitions` lie there.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    if (isOwnPackage(join(folder, 'package.json'))) return folder;
    folder = dirname(folder);
  }
  throw new DomainError('package_root_not_found', 'The package of Tagwright was not found.', {
    kind: 'internal',
  });
}

function isOwnPackage(file: string): boolean {
  if (!existsSync(file)) return false;
  const content = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
  return content.name === 'tagwright';
}
