import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogFiles } from '@tagwright/catalog';
import { readDefinitionFiles } from '@tagwright/definitions';
import { parseDefinitions } from '@tagwright/rules';
import { readOutline } from './library-outline.js';
import { libraryPage } from './library-page.js';

/**
 * The page of the definitions that lie in the project.
 * @throws DomainError `bad_outline` when docs/tags-outline.yaml does not name exactly the shipped tags
 */
export async function shippedLibrary(root: string): Promise<string> {
  const [{ catalog }, files, outline] = await Promise.all([
    loadCatalogFiles(join(root, 'governance')),
    readDefinitionFiles(join(root, 'tag-definitions')),
    readFile(join(root, 'docs', 'tags-outline.yaml'), 'utf8'),
  ]);
  const { set } = parseDefinitions(files, catalog);
  return libraryPage(readOutline(outline, new Set(set.tags.keys())), set, catalog);
}
