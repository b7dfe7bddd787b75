import { CATALOG_ENTITIES } from '@tagwright/catalog';
import { DEFINITION_ENTITIES } from '@tagwright/definitions';
import { IMPACT_ENTITIES } from '@tagwright/impact';
import { INGESTION_ENTITIES } from '@tagwright/ingestion';
import { MATERIALIZATION_ENTITIES } from '@tagwright/materialization';
import type { EntityClass, MigrationClass } from '@tagwright/platform';
import { SCHEDULING_ENTITIES } from '@tagwright/scheduling';
import { Foundation1700000000000 } from '../../../migrations/0001-foundation.js';
import { SafeRuns1700000000001 } from '../../../migrations/0002-safe-runs.js';
import { Schedules1700000000002 } from '../../../migrations/0003-schedules.js';
import { Retention1700000000003 } from '../../../migrations/0004-retention.js';
import { Audit1700000000004 } from '../../../migrations/0005-audit.js';
import { Access1700000000005 } from '../../../migrations/0006-access.js';
import { ChangeSets1700000000006 } from '../../../migrations/0007-change-sets.js';
import { Impact1700000000007 } from '../../../migrations/0008-impact.js';
import { GovernanceRules1700000000008 } from '../../../migrations/0009-governance-rules.js';
import { ShippedFolders1700000000010 } from '../../../migrations/0011-shipped-folders.js';
import { Webhooks1700000000011 } from '../../../migrations/0012-webhooks.js';
import { ReportsSeen1700000000012 } from '../../../migrations/0013-reports-seen.js';

/** The tables that the libraries read and write. */
export const ENTITIES: readonly EntityClass[] = [
  ...CATALOG_ENTITIES,
  ...DEFINITION_ENTITIES,
  ...IMPACT_ENTITIES,
  ...INGESTION_ENTITIES,
  ...MATERIALIZATION_ENTITIES,
  ...SCHEDULING_ENTITIES,
];

/** The schema's history, oldest first. */
export const MIGRATIONS: readonly MigrationClass[] = [
  Foundation1700000000000,
  SafeRuns1700000000001,
  Schedules1700000000002,
  Retention1700000000003,
  Audit1700000000004,
  Access1700000000005,
  ChangeSets1700000000006,
  Impact1700000000007,
  GovernanceRules1700000000008,
  ShippedFolders1700000000010,
  Webhooks1700000000011,
  ReportsSeen1700000000012,
];
