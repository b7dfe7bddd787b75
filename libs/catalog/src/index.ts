import { CatalogObjectEntity } from './catalog-object.entity.js';

export { CatalogModule } from './catalog.module.js';
export type { CodeList, ListedCode } from './code-list.js';
export type { DomainModel } from './domain-model.js';
export type { GovernanceFile } from './governance-file.js';
export { loadCatalogFiles } from './load-catalog-files.js';
export { parseCatalog, type ParsedCatalog } from './parse-catalog.js';
export { ReadCatalogService } from './read-catalog.service.js';
export { RegisterCatalogService, type RegisteredCatalog } from './register-catalog.service.js';
export type { SourceMapping } from './source-mapping.js';
export { toCatalogView } from './to-catalog-view.js';

/** The tables that this library owns. */
export const CATALOG_ENTITIES = [CatalogObjectEntity];
