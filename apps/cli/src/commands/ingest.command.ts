import { resolve } from 'node:path';
import type { Command } from 'commander';
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
        const params = { source, directory: resolve(directory) };
        const request = { kind: 'ingest', params, zone: config.zone } as const;
        const run = await executeRun(services, request, output);
        output.result({ runId: run.id, ...run.result }, [`Ingested ${source} as run ${run.id}.`]);
      });
    });
}
