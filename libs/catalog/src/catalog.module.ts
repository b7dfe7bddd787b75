import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '@tagwright/audit';
import { ChangesModule, GovernedObjectRegistry } from '@tagwright/changes';
import { GovernedCodeLists } from './governed-code-lists.js';
import { ReadCatalogService } from './read-catalog.service.js';
import { RegisterCatalogService } from './register-catalog.service.js';
import { SourceMappingChecks } from './source-mapping-checks.js';

/** Code lists, domain models and source mappings: how they get in and how they are read. */
@Module({
  imports: [AuditModule, ChangesModule],
  providers: [GovernedCodeLists, ReadCatalogService, RegisterCatalogService, SourceMappingChecks],
  exports: [ReadCatalogService, RegisterCatalogService, SourceMappingChecks],
})
export class CatalogModule implements OnModuleInit {
  constructor(
    private readonly registry: GovernedObjectRegistry,
    private readonly lists: GovernedCodeLists,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.lists);
  }
}
