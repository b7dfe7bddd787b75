import { Module, type OnModuleInit } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { DefinitionsModule } from '@tagwright/definitions';
import { IngestionModule } from '@tagwright/ingestion';
import { EarlierResultsService } from './snapshots/earlier-results.service.js';
import { ExecuteRunService } from './runs/execute-run.service.js';
import { IngestRunHandler } from './runs/ingest-run.handler.js';
import { MaterializeRunHandler } from './runs/materialize-run.handler.js';
import { FreezeInputsService } from './snapshots/freeze-inputs.service.js';
import { MaterializationPlane } from './snapshots/materialization-plane.js';
import { MaterializeService } from './materialize.service.js';
import { PinnedDatasetsService } from './snapshots/pinned-datasets.service.js';
import { PublishSnapshotService } from './snapshots/publish-snapshot.service.js';
import { RecordSnapshotService } from './snapshots/record-snapshot.service.js';
import { RunHandlers } from './runs/run-handlers.js';
import { LastIngestionsService } from './runs/last-ingestions.service.js';
import { RunService } from './runs/run.service.js';
import { RunWorkerService } from './runs/run-worker.service.js';
import { SnapshotService } from './snapshots/snapshot.service.js';
import { TagTrendService } from './snapshots/tag-trend.service.js';

/** Runs, snapshots and publication. */
@Module({
  imports: [CatalogModule, DefinitionsModule, IngestionModule],
  providers: [
    EarlierResultsService,
    ExecuteRunService,
    FreezeInputsService,
    IngestRunHandler,
    LastIngestionsService,
    MaterializationPlane,
    MaterializeRunHandler,
    MaterializeService,
    PinnedDatasetsService,
    PublishSnapshotService,
    RecordSnapshotService,
    RunHandlers,
    RunService,
    RunWorkerService,
    SnapshotService,
    TagTrendService,
  ],
  exports: [
    ExecuteRunService,
    LastIngestionsService,
    RunHandlers,
    RunService,
    RunWorkerService,
    SnapshotService,
    TagTrendService,
  ],
})
export class MaterializationModule implements OnModuleInit {
  constructor(
    private readonly handlers: RunHandlers,
    private readonly ingest: IngestRunHandler,
    private readonly materialize: MaterializeRunHandler,
  ) {}

  onModuleInit(): void {
    for (const handler of [this.ingest, this.materialize]) this.handlers.add(handler);
  }
}
