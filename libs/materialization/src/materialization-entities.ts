import { ColumnDigestEntity } from './column-digest.entity.js';
import { FactTableEntity } from './fact-table.entity.js';
import { PublicationEntity } from './publication.entity.js';
import { RunStepEntity } from './run-step.entity.js';
import { RunEntity } from './run.entity.js';
import { SnapshotEntity } from './snapshot.entity.js';

/** The tables of runs and snapshots. */
export const MATERIALIZATION_ENTITIES = [
  ColumnDigestEntity,
  FactTableEntity,
  PublicationEntity,
  RunEntity,
  RunStepEntity,
  SnapshotEntity,
] as const;
