import { parseCatalog, type ParsedCatalog } from './parse-catalog.js';
import { readGovernanceFiles } from './read-governance-files.js';

/**
 * Reads and checks a governance directory; look at `diagnostics` before using the rest.
 * @throws DomainError `governance_not_found`, `file_too_large`, `file_not_utf8`.
 */
export async function loadCatalogFiles(directory: string): Promise<ParsedCatalog> {
  return parseCatalog(await readGovernanceFiles(directory));
}
