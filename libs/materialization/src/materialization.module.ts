import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { DefinitionsModule } from '@tagwright/definitions';
import { IngestionModule } from '@tagwright/ingestion';
import { EarlierResultsService } from './earlier-results.service.js';
import { ExecuteRunService } from './execute-run.service.js';
import { FreezeInputsService } from './freeze-inputs.service.js';
import { MaterializationPlane } from './materialization-plane.js';
import { MaterializeService } from './materialize.service.js';
import { PublishSnapshotService } from './publish-snapshot.service.js';
import { RecordSnapshotService } from './record-snapshot.service.js';
import { RunService } from './run.service.js';
import { RunWorkerService } from './run-worker.service.js';
import { SnapshotService } from './snapshot.service.js';

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
