import { Module } from '@nestjs/common';
import { ReadCatalogService } from './read-catalog.service.js';
import { RegisterCatalogService } from './register-catalog.service.js';

/** Code lists, domain models and source mappings. */
@Module({
  providers: [ReadCatalogService, RegisterCatalogService],
  exports: [ReadCatalogService, RegisterCatalogService],
})
export class CatalogModule {}
