import { openSession } from '@tagwright/composition';
import { createLogger, loadConfig } from '@tagwright/platform';
import { createApi } from './create-api.js';
import { stopApi } from './stop-api.js';

/** The interface alone, over a home or database that others fill. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const session = await openSession(config, {
    logger: createLogger(config, { name: 'api', to: 'stderr' }),
  });
  const app = await createApi({ session });
  const stop = async (): Promise<void> => {
    await stopApi(app);
    await session.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await stop();
    throw error;
  }
}

await main();
