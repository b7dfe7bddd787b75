import { Module, type OnModuleInit } from '@nestjs/common';
import { CatalogModule, SourceMappingChecks } from '@tagwright/catalog';
import { PinsModule } from '@tagwright/pins';
import { FiguresService } from './figures/figures.service.js';
import { IngestSourceService } from './ingest-source.service.js';
import { parseSourceMapping } from './mapping/parse-source-mapping.js';
import { ActiveDatasetsService } from './registry/active-datasets.service.js';
import { DatasetVersionsService } from './registry/dataset-versions.service.js';
import { RegistryService } from './registry/registry.service.js';

/** Source mappings → dataset versions, quarantine, conflicts. */
@Module({
  imports: [CatalogModule, PinsModule],
  providers: [
    ActiveDatasetsService,
    DatasetVersionsService,
    FiguresService,
    IngestSourceService,
    RegistryService,
  ],
  exports: [ActiveDatasetsService, DatasetVersionsService, FiguresService, IngestSourceService],
})
export class IngestionModule implements OnModuleInit {
  constructor(private readonly checks: SourceMappingChecks) {}

  /** A mapping that ingestion could not use is refused before the catalog keeps it. */
  onModuleInit(): void {
    this.checks.add(
      ({ text, file }, catalog) => parseSourceMapping(text, file, catalog).diagnostics,
    );
  }
}
