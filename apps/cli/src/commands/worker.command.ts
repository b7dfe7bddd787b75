import type { Command } from 'commander';
import { serveObservation, startWorker } from '../../../worker/src/index.js';
import { portError } from '../listen.js';
import { serve, type Server } from '../serve.js';

/** `tagwright worker`: works off runs; as many of them as wanted. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Work off runs, beside other workers over the same database.')
    .action(async () => {
      await serve('worker', work);
    });
}

async function work({ session, config, output, stop }: Server): Promise<void> {
  const { host, metricsPort: port } = config;
  const observed =
    port === undefined
      ? undefined
      : await serveObservation(session.services, { host, port }).catch((error: unknown) => {
          throw portError(error, { host, port, variable: 'METRICS_PORT' });
        });
  try {
    if (observed !== undefined) output.progress(`Metrics at ${observed.url}/metrics`);
    const worker = await startWorker(session.services);
    output.result(null, ['Tagwright works off runs.']);
    await stop.promise;
    output.progress('Stopping …');
    observed?.notReady();
    await worker.stop();
  } finally {
    await observed?.close();
  }
}
