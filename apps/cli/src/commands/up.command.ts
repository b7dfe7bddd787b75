import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { Config } from '@tagwright/platform';
import { createApi, stopApi } from '../../../api/src/index.js';
import { startWorker } from '../../../worker/src/index.js';
import { makeFirstAccounts } from '../first-accounts.js';
import { loadGoverned } from '../load-governed.js';
import { listen } from '../listen.js';
import type { Output } from '../output.js';
import { seedDemo } from '../seed-demo.js';
import { serve, type Server } from '../serve.js';
import { wholeNumber } from './demo.command.js';

interface UpOptions {
  readonly demo: boolean;
  readonly customers: number;
}

/** `tagwright up`: everything on one machine, from nothing to a served portal. */
export function addUp(program: Command): void {
  program
    .command('up')
    .description(
      'Start PostgreSQL, load what is governed, fill the demo once, serve API and portal.',
    )
    .option('--no-demo', 'do not fill an empty home with demo customers')
    .option('--customers <n>', 'demo customers on a first start', wholeNumber, 20_000)
    .action(async (options: UpOptions) => {
      await serve('tagwright', (server) => up(options, server));
    });
}

async function up(options: UpOptions, server: Server): Promise<void> {
  const { config, session, output, stop } = server;
  const preparation = prepare(session.services, config, options, output);
  await Promise.race([preparation, stop.promise]);
  if (stop.requested) {
    session.stopJobs();
    await preparation.catch(() => undefined); // it fails because it was told to stop
    return;
  }
  const signIn = await makeFirstAccounts(session.services, config);
  const worker = await startWorker(session.services);
  const api = await createApi({ session });
  try {
    await listen(api, config);
    output.result(null, [
      ...signIn,
      `Tagwright is ready at ${await api.getUrl()} (API: /api/docs)`,
    ]);
    await stop.promise;
    output.progress('Stopping …');
  } finally {
    await Promise.all([stopApi(api), worker.stop()]);
  }
}

async function prepare(
  services: INestApplicationContext,
  config: Config,
  options: UpOptions,
  output: Output,
): Promise<void> {
  await loadGoverned(services, config, output);
  if (options.demo) await seedDemo(services, config, options.customers, output);
}
