import type { Command } from 'commander';
import { startWorker } from '../../../worker/src/index.js';
import { Output } from '../output.js';
import { untilSignal } from '../until-signal.js';
import { withSession } from '../with-session.js';

/** `tagwright worker`: works off runs; as many of them as wanted. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Work off runs, beside other workers over the same database.')
    .action(async () => {
      const output = new Output(false);
      const stop = untilSignal();
      await withSession(output, async ({ services }) => {
        const worker = await startWorker(services);
        output.result(null, ['Tagwright works off runs.']);
        await stop.promise;
        output.progress('Stopping …');
        await worker.stop();
      });
    });
}
