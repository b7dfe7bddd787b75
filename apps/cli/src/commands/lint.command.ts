import type { Command } from 'commander';
import { LintTagsService } from '@tagwright/audiences';
import { lintLines } from '../lint-lines.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

/** `tagwright lint`: what the rules do with the subjects of the published snapshot. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('Count whom each case of the published tags reaches, overlaps and gaps.')
    .option('--tag <code>', 'one tag only')
    .option('--json', 'one line of JSON', false)
    .action(async (options: { tag?: string; json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const report = await services.get(LintTagsService).lint(options.tag);
        output.result(report, lintLines(report));
      });
    });
}
