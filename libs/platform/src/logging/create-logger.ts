import { join } from 'node:path';
import { pino, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config, LogLevel } from '../config/config.js';
import { maskUrls } from '../config/mask-url.js';
import { hideSecrets } from './hide-secrets.js';
import { hideValues } from './hide-values.js';
import { hideKnownSecrets, type SecretSettings } from './known-secrets.js';
import { logContext } from './log-context.js';

export interface LoggerOptions {
  /** Name of the program in each line, and of the file. */
  readonly name: string;
  /** `stderr`, `file` (`<home>/logs/<name>.log`, the home must be prepared) or a stream. */
  readonly to: 'stderr' | 'file' | DestinationStream;
  /** Where `LOG_LEVEL` is not set; `info` if left out. */
  readonly defaultLevel?: LogLevel;
}

export type LogSettings = Pick<Config, 'home' | 'logLevel' | 'logFormat'> & SecretSettings;

/**
 * The log of a process: one JSON object a line, never on standard output, which belongs to results;
 * on a terminal in a form for people. Each line carries the fields of `withLogContext`. Errors are
 * described without the values they quote, members named like a secret are hidden, and secrets of
 * the configuration are taken out wherever they stand.
 */
export function createLogger(
  config: LogSettings,
  { name, to, defaultLevel = 'info' }: LoggerOptions,
): Logger {
  const hideKnown = hideKnownSecrets(config);
  return pino(
    {
      name,
      level: config.logLevel ?? defaultLevel,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: hideSecrets },
      // Pino's own would take a described error for one that is not.
      serializers: { err: (described: unknown) => described },
      mixin: () => ({ ...logContext() }),
      hooks: {
        streamWrite: (line) => hideKnown(maskUrls(line)),
        logMethod(args, method) {
          method.apply(this, withOwnMessage(args));
        },
      },
    },
    destination(config, name, to),
  );
}

/** An error that is logged without words would become the line's message as it is. */
function withOwnMessage(args: Parameters<pino.LogFn>): Parameters<pino.LogFn> {
  const [subject, message] = args as [unknown, unknown];
  if (message !== undefined || typeof subject !== 'object' || subject === null) return args;
  const error = subject instanceof Error ? subject : (subject as { err?: unknown }).err;
  if (!(error instanceof Error) || 'msg' in subject) return args;
  return [subject, hideValues(error.message)];
}

function destination(
  { home, logFormat }: LogSettings,
  name: string,
  to: LoggerOptions['to'],
): DestinationStream {
  if (typeof to === 'object') return to;
  if (to === 'file') {
    return pino.destination({ dest: join(home, 'logs', `${name}.log`), sync: true, mode: 0o600 });
  }
  const format = logFormat ?? (process.stderr.isTTY ? 'text' : 'json');
  if (format === 'json') return pino.destination({ dest: 2, sync: true });
  return pretty({
    destination: 2,
    sync: true,
    colorize: process.stderr.isTTY,
    ignore: 'pid,name',
    translateTime: 'SYS:HH:MM:ss.l',
  });
}
