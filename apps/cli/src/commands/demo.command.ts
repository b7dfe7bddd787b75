import { InvalidArgumentError, type Command } from 'commander';
import { generateDemo } from '@tagwright/demo';
import { loadConfig } from '@tagwright/platform';
import { Output } from '../output.js';
import { outputFolder } from '../output-path.js';

/** `tagwright demo`: source files of an invented car group. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Write the source files of an invented car group, with known defects.')
    .requiredOption('--customers <n>', 'how many customers', wholeNumber, 20_000)
    .requiredOption('--seed <s>', 'same seed, same bytes', wholeNumber, 1)
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--json', 'one line of JSON', false)
    .action(async (options: { customers: number; seed: number; out: string; json: boolean }) => {
      const output = new Output(options.json);
      const outDir = await outputFolder(options.out);
      const { duckdb } = loadConfig(process.env, process.cwd());
      const summary = await generateDemo({
        customers: options.customers,
        seed: options.seed,
        outDir,
        threads: duckdb.threads,
        memoryLimit: duckdb.memoryLimit,
        onProgress: ({ step, done, total }) => {
          output.progress(`  ${step} (${done}/${total})`);
        },
      });
      output.result(summary, [`Wrote the files of ${options.customers} customers to ${outDir}.`]);
    });
}

/** A positive whole number from the command line. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1)
    throw new InvalidArgumentError('Not a whole number from 1 on.');
  return value;
}
