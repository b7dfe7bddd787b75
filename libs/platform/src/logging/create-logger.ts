import { join } from 'node:path';
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { maskUrls } from '../config/mask-url.js';
import { hideSecrets } from './hide-secrets.js';

export interface LoggerOptions {
  /** Name of the program in each line, and of the file. */
  readonly name: string;
  /** `stderr`, `file` (`<home>/logs/<name>.log`, the home must be prepared) or a stream. */
  readonly to: 'stderr' | 'file' | DestinationStream;
}

/**
 * The log of a process: one JSON object a line, never on standard output, which belongs to results.
 * Members named like a secret are hidden and passwords in URLs masked, wherever they stand.
 */
export function createLogger(
  config: Pick<Config, 'home' | 'logLevel'>,
  { name, to }: LoggerOptions,
): Logger {
  return pino(
    {
      name,
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: stdSerializers.err },
      formatters: { level: (label) => ({ level: label }), log: hideSecrets },
      hooks: { streamWrite: maskUrls },
    },
    typeof to === 'object' ? to : destination(config.home, name, to),
  );
}

function destination(home: string, name: string, to: 'stderr' | 'file'): DestinationStream {
  if (to === 'stderr') return pino.destination({ dest: 2, sync: true });
  return pino.destination({ dest: join(home, 'logs', `${name}.log`), sync: true, mode: 0o600 });
}
