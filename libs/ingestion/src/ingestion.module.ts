import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { FiguresService } from './figures/figures.service.js';
import { IngestSourceService } from './ingest-source.service.js';
import { ActiveDatasetsService } from './registry/active-datasets.service.js';
import { DatasetVersionsService } from './registry/dataset-versions.service.js';
import { RegistryService } from './registry/registry.service.js';

/** Source mappings → dataset versions, quarantine, conflicts. */
@Module({
  imports: [CatalogModule],
  providers: [
    ActiveDatasetsService,
    DatasetVersionsService,
    FiguresService,
    IngestSourceService,
    RegistryService,
  ],
  exports: [ActiveDatasetsService, DatasetVersionsService, FiguresService, IngestSourceService],
})
export class IngestionModule {}
