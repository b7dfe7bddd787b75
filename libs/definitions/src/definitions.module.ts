import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { ActiveDefinitionsService } from './active-definitions.service.js';
import { RegisterDefinitionsService } from './register-definitions.service.js';

/** Facts and tags, their versions and the active set. */
@Module({
  imports: [CatalogModule],
  providers: [ActiveDefinitionsService, RegisterDefinitionsService],
  exports: [ActiveDefinitionsService, RegisterDefinitionsService],
})
export class DefinitionsModule {}
