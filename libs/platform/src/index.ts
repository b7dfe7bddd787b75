export type { Config, LogFormat, LogLevel } from './config/config.js';
export { loadConfig, type Environment } from './config/load-config.js';
export { maskUrls } from './config/mask-url.js';
export { packageRoot } from './config/package-root.js';
export { productBuild, productVersion } from './config/product-build.js';
export { Secret } from './config/secret.js';
export { createSecretFile } from './home/create-secret-file.js';
export { dataKey } from './home/data-key.js';
export { homePaths, type HomePaths } from './home/home-paths.js';
export { prepareHome } from './home/prepare-home.js';
export { syncFile, syncFiles, syncFolder } from './home/sync.js';
export { Repetition } from './repeat/repetition.js';
export { writeFileAtomically } from './home/write-file-atomically.js';
export {
  useEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './postgres/embedded-postgres.js';
export { isLoopbackAddress, isLoopbackHost, isLoopbackName } from './http/loopback.js';
export { hasEmbeddedDatabase } from './postgres/cluster.js';
export { readLock } from './postgres/lock-file.js';
export type { OnProgress } from './postgres/on-progress.js';
export { APPLICATION_ROLE } from './database/application-role.js';
export { APPEND_ONLY } from './database/grant-rights.js';
export { ADVISORY_LOCKS } from './database/advisory-locks.js';
export { tryUnderLock, underLock, type Patience } from './database/under-lock.js';
export { DatabaseModule } from './database/database.module.js';
export {
  connectDatabase,
  openDatabase,
  type Database,
  type EntityClass,
  type MigrationClass,
  type OpenDatabaseOptions,
  type Schema,
} from './database/open-database.js';
export { connectionError } from './database/database-target.js';
export { migrationState, type MigrationState } from './database/run-migrations.js';
export { decryptFile } from './encryption/decrypt-file.js';
export { encryptFile } from './encryption/encrypt-file.js';
export { openBytes, sealBytes } from './encryption/sealed-bytes.js';
export { createLogger, type LoggerOptions } from './logging/create-logger.js';
export { hideValues } from './logging/hide-values.js';
export { logContext, withLogContext } from './logging/log-context.js';
export { NestLog } from './logging/nest-log.js';
export { BullRunQueue } from './queue/bull-run-queue.js';
export { InProcessRunQueue } from './queue/in-process-run-queue.js';
export {
  RUN_QUEUE,
  type OnQueueError,
  type RunPriority,
  type RunQueue,
  type RunTicket,
} from './queue/run-queue.js';
export { discardEmbeddedPostgres } from './postgres/discard-embedded-postgres.js';
export { identityOf, isAlive, type ProcessIdentity } from './postgres/process-identity.js';
