import { CatalogObjectEntity } from './catalog-object.entity.js';

export { CatalogModule } from './catalog.module.js';
export type { DomainModel } from './domain-model.js';
export { loadCatalogFiles } from './load-catalog-files.js';
export { ReadCatalogService } from './read-catalog.service.js';
export { RegisterCatalogService } from './register-catalog.service.js';
export type { SourceMapping } from './source-mapping.js';
export { SourceMappingChecks } from './source-mapping-checks.js';

/** The tables that this library owns. */
export const CATALOG_ENTITIES = [CatalogObjectEntity];
