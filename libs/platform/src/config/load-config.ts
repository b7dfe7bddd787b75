import { availableParallelism, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { homePaths } from '../home/home-paths.js';
import { LOG_FORMATS, LOG_LEVELS, type Config } from './config.js';
import { packageRoot } from './package-root.js';
import { Secret } from './secret.js';
import {
  readFolder,
  readInteger,
  readKey,
  readHost,
  readMemory,
  readNetworks,
  readOneOf,
  readPath,
  readPublicUrl,
  readSwitch,
  readUrl,
  readZone,
  WrongSetting,
} from './setting-readers.js';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Problem {
  readonly variable: string;
  readonly problem: string;
}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * @param cwd what relative paths are relative to
 * @throws DomainError `invalid_configuration`, naming every wrong variable at once and never a
 * value, because any of them may hold a secret by mistake.
 */
export function loadConfig(env: Environment, cwd: string): Config {
  const settings = new Settings(env);
  const config = readAll(settings, cwd);
  if (settings.problems.length > 0) throw invalid(settings.problems);
  return config;
}

function readAll(settings: Settings, cwd: string): Config {
  const home = settings.read(
    'TAGWRIGHT_HOME',
    (text) => readPath(text, cwd),
    resolve(cwd, '.tagwright'),
  );
  const publicUrl = settings.optional('PUBLIC_URL', readPublicUrl);
  return {
    home,
    port: settings.read('PORT', (text) => readInteger(text, 0, 65_535), 3000),
    host: settings.read('HOST', readHost(publicUrl !== undefined), '127.0.0.1'),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    session: {
      idleMinutes: settings.read(
        'TAGWRIGHT_SESSION_IDLE',
        (text) => readInteger(text, 1, 1_440),
        60,
      ),
      longestHours: settings.read(
        'TAGWRIGHT_SESSION_LONGEST',
        (text) => readInteger(text, 1, 720),
        12,
      ),
    },
    ...readSecrets(settings),
    duckdb: {
      threads: settings.read(
        'DUCKDB_THREADS',
        (text) => readInteger(text, 1, 256),
        availableParallelism(),
      ),
      memoryLimit: settings.read('DUCKDB_MEMORY_LIMIT', readMemory, defaultMemory()),
    },
    zone: settings.read('TAGWRIGHT_ZONE', readZone, 'Asia/Shanghai'),
    schedules: settings.read('TAGWRIGHT_SCHEDULES', readSwitch, true),
    webhooks: {
      allowHttp: settings.read('WEBHOOK_ALLOW_HTTP', readSwitch, false),
      networks: settings.read('WEBHOOK_ALLOW_NETWORKS', readNetworks, []),
    },
    ...readFolders(settings, cwd),
    auditHeadDir: settings.read(
      'AUDIT_HEAD_DIR',
      (text) => readPath(text, cwd),
      homePaths(home).auditHeads,
    ),
    ...readObservation(settings),
  };
}

type SecretSetting = 'databaseUrl' | 'databaseOwnerUrl' | 'redisUrl' | 'dataKey';

function readSecrets(settings: Settings): Pick<Config, SecretSetting> {
  const database = (text: string): string => readUrl(text, ['postgres:', 'postgresql:']);
  const databaseUrl = settings.optional('DATABASE_URL', database);
  const databaseOwnerUrl = settings.optional('DATABASE_OWNER_URL', database);
  const redisUrl = settings.optional('REDIS_URL', (text) => readUrl(text, ['redis:', 'rediss:']));
  const dataKey = settings.optional('TAGWRIGHT_DATA_KEY', readKey);
  const isTold = settings.problems.some(({ variable }) => variable === 'DATABASE_URL');
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined && !isTold) {
    settings.problems.push({
      variable: 'DATABASE_OWNER_URL',
      problem: 'needs DATABASE_URL beside it: the login that the application works with',
    });
  }
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl: new Secret(databaseUrl) }),
    ...(databaseOwnerUrl === undefined ? {} : { databaseOwnerUrl: new Secret(databaseOwnerUrl) }),
    ...(redisUrl === undefined ? {} : { redisUrl: new Secret(redisUrl) }),
    ...(dataKey === undefined ? {} : { dataKey: new Secret(dataKey) }),
  };
}

function readFolders(
  settings: Settings,
  cwd: string,
): Pick<Config, 'governanceDir' | 'definitionsDir'> {
  const root = packageRoot();
  const folder = (text: string): string => readFolder(text, cwd);
  return {
    governanceDir: settings.read('TAGWRIGHT_GOVERNANCE_DIR', folder, join(root, 'governance')),
    definitionsDir: settings.read(
      'TAGWRIGHT_DEFINITIONS_DIR',
      folder,
      join(root, 'tag-definitions'),
    ),
  };
}

function readObservation(
  settings: Settings,
): Pick<Config, 'logLevel' | 'logFormat' | 'metricsPort'> {
  const logLevel = settings.optional('LOG_LEVEL', readOneOf(LOG_LEVELS));
  const logFormat = settings.optional('LOG_FORMAT', readOneOf(LOG_FORMATS));
  const metricsPort = settings.optional('METRICS_PORT', (text) => readInteger(text, 0, 65_535));
  return {
    ...(logLevel === undefined ? {} : { logLevel }),
    ...(logFormat === undefined ? {} : { logFormat }),
    ...(metricsPort === undefined ? {} : { metricsPort }),
  };
}

/** Half of the machine's memory, at most 4 GB: the rest belongs to Node and PostgreSQL. */
function defaultMemory(): string {
  return `${Math.min(4_000, Math.floor(totalmem() / 2_000_000))}MB`;
}

/** Reads variables one by one and collects what is wrong with them. */
class Settings {
  readonly problems: Problem[] = [];

  constructor(private readonly env: Environment) {}

  optional<T>(variable: string, reader: (text: string) => T): T | undefined {
    return this.read<T | undefined>(variable, reader, undefined);
  }

  read<T>(variable: string, reader: (text: string) => T, fallback: T): T {
    const text = this.env[variable];
    if (text === undefined || text.trim() === '') return fallback;
    try {
      return reader(text.trim());
    } catch (error) {
      if (!(error instanceof WrongSetting)) throw error;
      this.problems.push({ variable, problem: error.message });
      return fallback;
    }
  }
}

function invalid(problems: readonly Problem[]): DomainError {
  const lines = problems.map(({ variable, problem }) => `  ${variable} ${problem}.`);
  return new DomainError(
    'invalid_configuration',
    ['The settings are not usable:', ...lines].join('\n'),
    { details: { variables: problems } },
  );
}
