import type { Secret } from './secret.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['json', 'text'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The settings of one process, checked. Paths are absolute. */
export interface Config {
  /** `TAGWRIGHT_HOME`: everything this installation keeps. */
  readonly home: string;
  /** `PORT`; 0 lets the system choose one. */
  readonly port: number;
  /** `HOST`: a loopback address, or with a public URL any. */
  readonly host: string;
  /** `PUBLIC_URL`: under which people reach the server; without it only this machine does. */
  readonly publicUrl?: URL;
  readonly session: {
    /** `TAGWRIGHT_SESSION_IDLE`: a session ends after so many minutes without a request, */
    readonly idleMinutes: number;
    /** `TAGWRIGHT_SESSION_LONGEST`: and at the latest after so many hours. */
    readonly longestHours: number;
  };
  /** `DATABASE_URL`; without it the embedded PostgreSQL is used. */
  readonly databaseUrl?: Secret<string>;
  /** `DATABASE_OWNER_URL`: who migrates; `databaseUrl` then needs no more than the application's rights. */
  readonly databaseOwnerUrl?: Secret<string>;
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
  /** `TAGWRIGHT_SCHEDULES`: whether this process starts runs when schedules are due. */
  readonly schedules: boolean;
  readonly webhooks: {
    /** `WEBHOOK_ALLOW_HTTP`: whether events may go to this machine without encryption. */
    readonly allowHttp: boolean;
    /** `WEBHOOK_ALLOW_NETWORKS`: private networks that events may go to, e.g. `10.20.0.0/16`. */
    readonly networks: readonly string[];
  };
  /** `LOG_LEVEL`; without it a server says what it does, a command only what is wrong. */
  readonly logLevel?: LogLevel;
  /** `LOG_FORMAT`; without it text on a terminal and JSON elsewhere. */
  readonly logFormat?: LogFormat;
  /** `METRICS_PORT` of a worker; 0 lets the system choose one, without it there is none. */
  readonly metricsPort?: number;
  /** `TAGWRIGHT_GOVERNANCE_DIR` */
  readonly governanceDir: string;
  /** `TAGWRIGHT_DEFINITIONS_DIR` */
  readonly definitionsDir: string;
  /** `AUDIT_HEAD_DIR`: where the signed heads of the audit trail go; default in the home. */
  readonly auditHeadDir: string;
  /** `TAGWRIGHT_DATA_KEY`: 32 bytes; without it the key is kept in the home's `secrets`. */
  readonly dataKey?: Secret<Buffer>;
}
