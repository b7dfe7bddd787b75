import { ColumnDigestEntity } from './snapshots/column-digest.entity.js';
import { FactTableEntity } from './snapshots/fact-table.entity.js';
import { PublicationEntity } from './snapshots/publication.entity.js';
import { RunStepEntity } from './runs/run-step.entity.js';
import { RunEntity } from './runs/run.entity.js';
import { SnapshotEntity } from './snapshots/snapshot.entity.js';

/** The tables of runs and snapshots. */
export const MATERIALIZATION_ENTITIES = [
  ColumnDigestEntity,
  FactTableEntity,
  PublicationEntity,
  RunEntity,
  RunStepEntity,
  SnapshotEntity,
] as const;
