import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { PlanFilesService } from '@tagwright/definitions';
import { draftsOfItems, PreviewImpactService, type Draft } from '@tagwright/impact';
import { impactReportDto } from '../../../api/src/index.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../outcome.js';
import { Output } from '../output.js';
import { previewLines } from '../preview-lines.js';
import { withSession, type CliSession } from '../with-session.js';

/** `tagwright preview <path>`: the effect of changed definitions before they are registered. */
export function addPreview(program: Command, outcome: Outcome): void {
  program
    .command('preview')
    .description(
      'Tell what changed definitions would do to every customer, on the published data, exactly.',
    )
    .argument('<path>', 'a folder: all facts and tags there shall be; a file: some that change')
    .option('--json', 'one line of JSON', false)
    .action(async (path: string, { json }: { json: boolean }) => {
      const output = new Output(json);
      await withSession(output, async (session) => {
        const drafts = await draftsAt(resolve(path), session);
        if (drafts.length === 0) {
          output.result({ drafts: 0 }, ['Nothing differs from the active definitions.']);
          return;
        }
        const report = await session.services.get(PreviewImpactService).preview(drafts);
        if (!report.isComputed) outcome.exitCode = EXIT.failed;
        output.result(impactReportDto(report), previewLines(report));
      });
    });
}

/** A folder is all facts or tags that there shall be; a code list that it lacks stays. */
async function draftsAt(path: string, { services }: CliSession): Promise<Draft[]> {
  const isWhole = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const { drafts } = await services.get(PlanFilesService).plan(path, isWhole);
  return draftsOfItems(drafts.filter(({ kind, text }) => kind !== 'code_list' || text !== null));
}
