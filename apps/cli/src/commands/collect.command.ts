import type { Command } from 'commander';
import { PreviewCollectionService } from '@tagwright/retention';
import { collectionLines, previewLines } from '../collection-lines.js';
import { executeRun } from '../execute-run.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

interface CollectOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `tagwright collect`: marks what nobody needs any more, deletes what was marked long enough ago. */
export function addCollect(program: Command): void {
  program
    .command('collect')
    .description('Delete files that governance/retention.yaml does not keep, after a grace.')
    .option('--dry-run', 'say what would go and why the rest is kept; change nothing', false)
    .option('--json', 'one line of JSON', false)
    .action(async (options: CollectOptions) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services, config }) => {
        if (options.dryRun) {
          const preview = await services.get(PreviewCollectionService).preview();
          output.result(preview, previewLines(preview));
          return;
        }
        const request = { kind: 'collect', params: {}, zone: config.zone } as const;
        const run = await executeRun(services, request, output);
        output.result({ runId: run.id, ...run.result }, collectionLines(run));
      });
    });
}
