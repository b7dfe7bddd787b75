import { openSession, type Session } from '@tagwright/composition';
import { loadConfig, type Config } from '@tagwright/platform';
import type { Logger } from 'pino';
import { LoggedOutput, serverLog } from './open-log.js';
import type { Output } from './output.js';
import { untilSignal, type StopRequest } from './until-signal.js';

/** What a process that serves until it is told to end works with. */
export interface Server {
  readonly config: Config;
  readonly session: Session;
  readonly output: Output;
  readonly stop: StopRequest;
}

/**
 * Opens everything for a process that serves, logs what it does and closes in order when the work is
 * over.
 * @param name of the process in its log
 */
export async function serve(name: string, work: (server: Server) => Promise<void>): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const logger = serverLog(config, name);
  const output = new LoggedOutput(logger);
  const stop = untilSignal(() => {
    logger.error('Not everything ended in time; the process ends now');
  });
  endOnUncaught(logger);
  const session = await openSession(config, {
    logger,
    onProgress: (message) => {
      output.progress(message);
    },
  });
  try {
    await work({ config, session, output, stop });
  } finally {
    await session.close();
  }
  output.progress('Stopped');
}

/** Node would print the whole error, with the values it carries. */
function endOnUncaught(logger: Logger): void {
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'Nobody caught this error; the process ends');
    process.exit(1);
  });
}
