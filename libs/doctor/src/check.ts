import type { Config, Environment, HomePaths, MigrationClass } from '@tagwright/platform';
import type { DatabaseAccess } from './database-access.js';
import type { Result } from './finding.js';

/** What a check may look at; it changes nothing. */
export interface Examination {
  readonly config: Config;
  readonly env: Environment;
  readonly paths: HomePaths;
  readonly migrations: readonly MigrationClass[];
  /** Where backups go, if that is to be looked at. */
  readonly backupFolder?: string;
  readonly database: DatabaseAccess;
}

/** One look at one thing. An error it throws becomes a finding. */
export interface Check {
  readonly name: string;
  run(examination: Examination): Promise<Result> | Result;
}
