import { DatasetVersionEntity } from './registry/dataset-version.entity.js';
import { IngestionFileEntity } from './registry/ingestion-file.entity.js';
import { SourceFileEntity } from './registry/source-file.entity.js';

export { buildIngestSpec, datasetsOf, type IngestJobPlace } from './build-ingest-spec.js';
export { isMasked, maskSql } from './convert/mask-sql.js';
export type { Figure, FigureValue } from './figures/figure.js';
export { filesOfDataset } from './files-of-dataset.js';
export { FiguresService } from './figures/figures.service.js';
export {
  IngestSourceService,
  type IngestOutcome,
  type IngestRequest,
} from './ingest-source.service.js';
export { IngestionPlace } from './ingestion-place.js';
export { IngestionModule } from './ingestion.module.js';
export { ingestHandler } from './job/ingest-handler.js';
export * from './job/ingest-job.js';
export type * from './manifest.js';
export { parseSourceMapping, type ParsedMapping } from './mapping/parse-source-mapping.js';
export type * from './mapping/source-mapping.js';
export { ActiveDatasetsService, type ActiveDataset } from './registry/active-datasets.service.js';
export { DatasetVersionsService } from './registry/dataset-versions.service.js';
export { RegistryService } from './registry/registry.service.js';
export { DatasetVersionEntity, IngestionFileEntity, SourceFileEntity };

/** The tables of this library. */
export const INGESTION_ENTITIES = [DatasetVersionEntity, IngestionFileEntity, SourceFileEntity];
