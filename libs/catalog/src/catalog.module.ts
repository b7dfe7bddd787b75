import { Module } from '@nestjs/common';
import { ReadCatalogService } from './read-catalog.service.js';
import { RegisterCatalogService } from './register-catalog.service.js';
import { SourceMappingChecks } from './source-mapping-checks.js';

/** Code lists, domain models and source mappings. */
@Module({
  providers: [ReadCatalogService, RegisterCatalogService, SourceMappingChecks],
  exports: [ReadCatalogService, RegisterCatalogService, SourceMappingChecks],
})
export class CatalogModule {}
