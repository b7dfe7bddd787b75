import type { Command } from 'commander';
import { FiguresService } from '@tagwright/ingestion';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

/** `tagwright figures <source>`: figures a correct load of a known source must give. */
export function addFigures(program: Command): void {
  program
    .command('figures')
    .description(
      'Figures of a source, computed from the dataset versions and conflicts that its load wrote.',
    )
    .argument('<source>', 'a source that has figures, e.g. fremotor')
    .option('--json', 'JSON', false)
    .action(async (source: string, options: { json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const figures = await services.get(FiguresService).compute(source);
        output.result(
          figures,
          Object.entries(figures).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
        );
      });
    });
}
