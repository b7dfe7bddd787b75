import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RunService } from '@tagwright/materialization';
import { executeRun } from '../execute-run.js';
import { loadGoverned } from '../load-governed.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

/** `tagwright ingest <source> <dir>`: a source's files become dataset versions. */
export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description("Turn a source's files into new dataset versions.")
    .argument('<source>', 'name of a mapping in governance/sources')
    .argument('<dir>', 'folder with the files')
    .option('--json', 'one line of JSON', false)
    .action(async (source: string, directory: string, options: { json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services, config }) => {
        await loadGoverned(services, config, output);
        const { run: queued } = await services.get(RunService).submit({
          kind: 'ingest',
          params: { source, directory: resolve(directory) },
          zone: config.zone,
        });
        const run = await executeRun(services, queued.id, output);
        output.result({ runId: run.id, ...run.result }, [`Ingested ${source} as run ${run.id}.`]);
      });
    });
}
