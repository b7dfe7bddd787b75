import type { Command } from 'commander';
import { createApi } from '../../../api/src/index.js';
import { Output } from '../output.js';
import { seedDemo } from '../seed-demo.js';
import { untilSignal } from '../until-signal.js';
import { withSession } from '../with-session.js';
import { loadGoverned } from '../load-governed.js';

/** `tagwright up`: everything on one machine, from nothing to a served portal. */
export function addUp(program: Command): void {
  program
    .command('up')
    .description(
      'Start PostgreSQL, load what is governed, fill the demo once, serve API and portal.',
    )
    .option('--no-demo', 'do not fill an empty home with demo customers')
    .option('--customers <n>', 'demo customers on a first start', Number, 20_000)
    .action(async (options: { demo: boolean; customers: number }) => {
      const output = new Output(false);
      const stopped = untilSignal();
      await withSession(output, async ({ config, services, session }) => {
        await loadGoverned(services, config, output);
        if (options.demo) await seedDemo(services, config, options.customers, output);
        if (stopped.requested) return;
        const api = await createApi({ config, session });
        try {
          await api.listen(config.port, config.host);
          output.result(null, [`Tagwright is ready at ${await api.getUrl()} (API at /api/docs)`]);
          await stopped.promise;
          output.progress('Stopping …');
        } finally {
          await api.close();
        }
      });
    });
}
