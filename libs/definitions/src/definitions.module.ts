import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '@tagwright/audit';
import { CatalogModule } from '@tagwright/catalog';
import { ChangesModule, GovernedObjectRegistry } from '@tagwright/changes';
import { ActiveDefinitionsService } from './active-definitions.service.js';
import { CompareChangeSetService } from './compare-change-set.service.js';
import { DefinitionsAsOfService } from './definitions-as-of.service.js';
import { DefinitionVersionsService } from './definition-versions.service.js';
import { GovernedDefinitions } from './governed-definitions.js';
import { PlanFilesService } from './plan-files.service.js';
import { RegisterDefinitionsService } from './register-definitions.service.js';

/** Facts and tags, their versions and the active set. */
@Module({
  imports: [AuditModule, CatalogModule, ChangesModule],
  providers: [
    ActiveDefinitionsService,
    CompareChangeSetService,
    DefinitionsAsOfService,
    DefinitionVersionsService,
    GovernedDefinitions,
    PlanFilesService,
    RegisterDefinitionsService,
  ],
  exports: [
    ActiveDefinitionsService,
    CompareChangeSetService,
    DefinitionsAsOfService,
    DefinitionVersionsService,
    PlanFilesService,
    RegisterDefinitionsService,
  ],
})
export class DefinitionsModule implements OnModuleInit {
  constructor(
    private readonly registry: GovernedObjectRegistry,
    private readonly definitions: GovernedDefinitions,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.definitions);
  }
}
