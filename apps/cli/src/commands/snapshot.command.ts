import { Option, type Command } from 'commander';
import { ExportSnapshotService, EXPORT_FORMATS, type ExportFormat } from '@tagwright/audiences';
import { cliActor } from '../cli-actor.js';
import { Output } from '../output.js';
import { outputFile } from '../output-path.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly subject: 'customer' | 'vehicle' | 'lead';
  readonly out: string;
  readonly json: boolean;
}

/** `tagwright snapshot export <id>`: one subject's tags of a sealed snapshot as a file. */
export function addSnapshot(program: Command): void {
  program
    .command('snapshot')
    .description('Sealed snapshots.')
    .command('export')
    .description("Write a snapshot's tags to a file.")
    .argument('<id>', 'number of the snapshot', wholeNumber)
    .addOption(new Option('--format <format>').choices([...EXPORT_FORMATS]).default('csv'))
    .addOption(
      new Option('--subject <subject>')
        .choices(['customer', 'vehicle', 'lead'])
        .default('customer'),
    )
    .requiredOption('--out <file>', 'file to write')
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, options: ExportOptions) => {
      const output = new Output(options.json);
      const file = await outputFile(options.out);
      await withSession(output, async ({ services }) => {
        const { subject, format } = options;
        const exported = await services
          .get(ExportSnapshotService)
          .export({ snapshotId: id, subject, format, file }, cliActor());
        output.result(exported, [`Wrote ${exported.rows} rows to ${exported.file}.`]);
      });
    });
}
