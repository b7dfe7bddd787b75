import type { Command } from 'commander';
import { ExplainTagService } from '@tagwright/audiences';
import { explanationDto } from '../../../api/src/index.js';
import { explanationLines } from '../explanation-lines.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

/** `tagwright explain <customer> <tag>`: why a tag has its value. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Why a customer (or vehicle, or lead) has the value of a tag.')
    .argument('<id>', 'customer, vehicle or lead id, as the tag asks', wholeNumber)
    .argument('<tag>', 'code of the tag')
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, tag: string, options: { json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        // The same JSON as the API's, decimals with their point.
        const explanation = explanationDto(await services.get(ExplainTagService).explain(tag, id));
        output.result(explanation, explanationLines(explanation));
      });
    });
}
