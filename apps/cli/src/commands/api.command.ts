import type { Command } from 'commander';
import { createApi } from '../../../api/src/index.js';
import { listen } from '../listen.js';
import { Output } from '../output.js';
import { untilSignal } from '../until-signal.js';
import { withSession } from '../with-session.js';

/** `tagwright api`: API and portal alone, over a home or database that workers fill. */
export function addApi(program: Command): void {
  program
    .command('api')
    .description(
      'Serve API and portal without working off runs; needs `tagwright worker` beside it.',
    )
    .action(async () => {
      const output = new Output(false);
      const stop = untilSignal();
      await withSession(output, async (session) => {
        const api = await createApi({ session });
        try {
          await listen(api, session.config);
          output.result(null, [`Tagwright is ready at ${await api.getUrl()} (API: /api/docs)`]);
          await stop.promise;
          output.progress('Stopping …');
        } finally {
          await api.close();
        }
      });
    });
}
