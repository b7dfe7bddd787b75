import type { Command } from 'commander';
import { createApi, stopApi } from '../../../api/src/index.js';
import { makeFirstAccounts } from '../first-accounts.js';
import { listen } from '../listen.js';
import { serve } from '../serve.js';

/** `tagwright api`: API and portal alone, over a home or database that workers fill. */
export function addApi(program: Command): void {
  program
    .command('api')
    .description(
      'Serve API and portal without working off runs; needs `tagwright worker` beside it.',
    )
    .action(async () => {
      await serve('api', async ({ session, config, output, stop }) => {
        const signIn = await makeFirstAccounts(session.services, config);
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
          await stopApi(api);
        }
      });
    });
}
