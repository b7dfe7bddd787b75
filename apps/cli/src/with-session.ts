import type { INestApplicationContext } from '@nestjs/common';
import { openSession } from '@tagwright/composition';
import { loadConfig, type Config } from '@tagwright/platform';
import { commandLog } from './open-log.js';
import type { Output } from './output.js';

export interface CliSession {
  readonly config: Config;
  readonly services: INestApplicationContext;
}

/**
 * Opens database and services for one command and closes them whatever happens. Beside a running
 * server it uses that server's PostgreSQL, alone it starts and stops one.
 */
export async function withSession<T>(
  output: Output,
  work: (session: CliSession) => Promise<T>,
): Promise<T> {
  const config = loadConfig(process.env, process.cwd());
  const session = await openSession(config, {
    logger: commandLog(config),
    onProgress: (message) => {
      output.progress(message);
    },
  });
  try {
    return await work({ config, services: session.services });
  } finally {
    await session.close();
  }
}
