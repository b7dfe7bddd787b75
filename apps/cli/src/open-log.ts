import { createLogger, type Config } from '@tagwright/platform';
import type { Logger } from 'pino';
import { Output } from './output.js';

/** The log of a command, which tells people on stderr how far it is: only what is wrong. */
export function commandLog(config: Config): Logger {
  return createLogger(config, { name: 'tagwright', to: 'stderr', defaultLevel: 'warn' });
}

/** The log of a process that serves: all that it does, for whoever collects its stderr. */
export function serverLog(config: Config, name: string): Logger {
  return createLogger(config, { name, to: 'stderr' });
}

/** Speaks through the log, so that a collector gets nothing else. */
export class LoggedOutput extends Output {
  constructor(private readonly logger: Logger) {
    super(false);
  }

  override progress(line: string): void {
    this.logger.info(line.trim());
  }
}
