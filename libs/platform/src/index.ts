export type { Config, LogLevel } from './config/config.js';
export { loadConfig, type Environment } from './config/load-config.js';
export { maskUrls } from './config/mask-url.js';
export { packageRoot } from './config/package-root.js';
export { Secret } from './config/secret.js';
export { dataKey } from './home/data-key.js';
export { homePaths, type HomePaths } from './home/home-paths.js';
export { prepareHome } from './home/prepare-home.js';
export { writeFileAtomically } from './home/write-file-atomically.js';
export {
  useEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './postgres/embedded-postgres.js';
export type { OnProgress } from './postgres/on-progress.js';
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
export { decryptFile } from './encryption/decrypt-file.js';
export { encryptFile } from './encryption/encrypt-file.js';
export { createLogger, type LoggerOptions } from './logging/create-logger.js';
export { LoggingModule } from './logging/logging.module.js';
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
