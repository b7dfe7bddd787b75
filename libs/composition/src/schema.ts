import { CATALOG_ENTITIES } from '@tagwright/catalog';
import { DEFINITION_ENTITIES } from '@tagwright/definitions';
import { INGESTION_ENTITIES } from '@tagwright/ingestion';
import { MATERIALIZATION_ENTITIES } from '@tagwright/materialization';
import type { EntityClass, MigrationClass } from '@tagwright/platform';
import { Foundation1700000000000 } from '../../../migrations/0001-foundation.js';
import { SafeRuns1700000000001 } from '../../../migrations/0002-safe-runs.js';

/** The tables that the libraries read and write. */
export const ENTITIES: readonly EntityClass[] = [
  ...CATALOG_ENTITIES,
  ...DEFINITION_ENTITIES,
  ...INGESTION_ENTITIES,
  ...MATERIALIZATION_ENTITIES,
];

/** The schema's history, oldest first. */
export const MIGRATIONS: readonly MigrationClass[] = [
  Foundation1700000000000,
  SafeRuns1700000000001,
];
