import type { Check } from './check.js';
import { AUDIT_TRAIL } from './checks/audit-trail.js';
import { CLOCK } from './checks/clock.js';
import { DATABASE } from './checks/database.js';
import { DATABASE_ROLE } from './checks/database-role.js';
import { DISK } from './checks/disk.js';
import { DUCKDB } from './checks/duckdb.js';
import { FILE_DESCRIPTORS } from './checks/file-descriptors.js';
import { HOME } from './checks/home.js';
import { LOCALE } from './checks/locale.js';
import { LOCKS } from './checks/locks.js';
import { MEMORY } from './checks/memory.js';
import { MIGRATIONS } from './checks/migrations.js';
import { MISSING_FILES } from './checks/missing-files.js';
import { NODE } from './checks/node.js';
import { ORPHAN_FILES } from './checks/orphan-files.js';
import { PORTS } from './checks/ports.js';
import { REDIS } from './checks/redis.js';
import { RESTORE } from './checks/restore.js';
import { RUNS } from './checks/runs.js';
import { TEMPORARY } from './checks/temporary.js';
import { TIME_ZONE } from './checks/time-zone.js';

/** All that is looked at, in this order: machine, home, database, what they hold. */
export const CHECKS: readonly Check[] = [
  NODE,
  DUCKDB,
  LOCALE,
  MEMORY,
  FILE_DESCRIPTORS,
  PORTS,
  HOME,
  LOCKS,
  RESTORE,
  TEMPORARY,
  DISK,
  DATABASE,
  MIGRATIONS,
  DATABASE_ROLE,
  CLOCK,
  TIME_ZONE,
  REDIS,
  RUNS,
  AUDIT_TRAIL,
  MISSING_FILES,
  ORPHAN_FILES,
];
