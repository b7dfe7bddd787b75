import { openSession } from '@tagwright/composition';
import { loadConfig } from '@tagwright/platform';
import { createApi } from './create-api.js';

/** The interface alone, over a home or database that others fill. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const session = await openSession(config, { onProgress: () => undefined });
  const app = await createApi({ session });
  const stop = async (): Promise<void> => {
    await app.close();
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
