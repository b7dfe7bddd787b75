import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { DefinitionsModule } from '@tagwright/definitions';
import { IngestionModule } from '@tagwright/ingestion';
import { EarlierResultsService } from './snapshots/earlier-results.service.js';
import { ExecuteRunService } from './runs/execute-run.service.js';
import { FreezeInputsService } from './snapshots/freeze-inputs.service.js';
import { MaterializationPlane } from './snapshots/materialization-plane.js';
import { MaterializeService } from './materialize.service.js';
import { PublishSnapshotService } from './snapshots/publish-snapshot.service.js';
import { RecordSnapshotService } from './snapshots/record-snapshot.service.js';
import { RunService } from './runs/run.service.js';
import { RunWorkerService } from './runs/run-worker.service.js';
import { SnapshotService } from './snapshots/snapshot.service.js';

/** Runs, snapshots and publication. */
@Module({
  imports: [CatalogModule, DefinitionsModule, IngestionModule],
  providers: [
    EarlierResultsService,
    ExecuteRunService,
    FreezeInputsService,
    MaterializationPlane,
    MaterializeService,
    PublishSnapshotService,
    RecordSnapshotService,
    RunService,
    RunWorkerService,
    SnapshotService,
  ],
  exports: [ExecuteRunService, RunService, RunWorkerService, SnapshotService],
})
export class MaterializationModule {}
