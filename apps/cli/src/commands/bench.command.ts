import { Option, type Command } from 'commander';
import { benchMaterialize } from '../../../../bench/materialize.bench.js';
import { Output } from '../output.js';
import { wholeNumber } from './demo.command.js';

interface BenchCommandOptions {
  readonly customers: number;
  readonly seed: number;
  readonly keep?: string;
  readonly only?: 'ours';
}

/** `tagwright bench <name>`: measurements that check their answers; one JSON line each. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description('Measure, with checked answers.')
    .command('materialize')
    .description(
      'Demo data → ingestion → facts, tags, snapshot → again with one threshold changed; the same ' +
        "by an expert's SQL in PostgreSQL and by json-rules-engine.",
    )
    .option('--customers <n>', 'how many customers', wholeNumber, 1_200_000)
    .option('--seed <s>', 'seed of the demo data', wholeNumber, 1)
    .option('--keep <dir>', 'work in this folder and leave it, reusing what is there')
    .addOption(new Option('--only <part>', 'leave the comparisons out').choices(['ours']))
    .action(async (options: BenchCommandOptions) => {
      const output = new Output(true);
      output.result(
        await benchMaterialize({
          ...options,
          onProgress: (line) => {
            output.progress(line);
          },
        }),
        [],
      );
    });
}
