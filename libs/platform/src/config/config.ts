import type { Secret } from './secret.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The settings of one process, checked. Paths are absolute. */
export interface Config {
  /** `TAGWRIGHT_HOME`: everything this installation keeps. */
  readonly home: string;
  /** `PORT`; 0 lets the system choose one. */
  readonly port: number;
  /** `HOST`: a loopback address. */
  readonly host: string;
  /** `DATABASE_URL`; without it the embedded PostgreSQL is used. */
  readonly databaseUrl?: Secret<string>;
  /** `REDIS_URL`; without it runs are queued in the process. */
  readonly redisUrl?: Secret<string>;
  readonly duckdb: {
    /** `DUCKDB_THREADS` */
    readonly threads: number;
    /** `DUCKDB_MEMORY_LIMIT` as DuckDB spells it, e.g. `4GB`. */
    readonly memoryLimit: string;
  };
  /** `TAGWRIGHT_ZONE`: IANA name of the zone that days and months are counted in. */
  readonly zone: string;
  /** `LOG_LEVEL` */
  readonly logLevel: LogLevel;
  /** `TAGWRIGHT_GOVERNANCE_DIR` */
  readonly governanceDir: string;
  /** `TAGWRIGHT_DEFINITIONS_DIR` */
  readonly definitionsDir: string;
  /** `TAGWRIGHT_DATA_KEY`: 32 bytes; without it the key is kept in the home's `secrets`. */
  readonly dataKey?: Secret<Buffer>;
}
