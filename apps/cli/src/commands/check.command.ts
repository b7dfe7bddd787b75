import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkDefinitions } from '@tagwright/definitions';
import { loadConfig } from '@tagwright/platform';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../outcome.js';
import { diagnosticLine, Output } from '../output.js';

/** `tagwright check [path]`: validates definitions and runs their examples; needs no database. */
export function addCheck(program: Command, outcome: Outcome): void {
  program
    .command('check')
    .description('Check definitions: references, types, cycles, and their examples.')
    .argument(
      '[path]',
      'a folder of definitions, or a file among the configured ones (default: all of those)',
    )
    .option('--json', 'one line of JSON', false)
    .action(async (path: string | undefined, options: { json: boolean }) => {
      const output = new Output(options.json);
      const config = loadConfig(process.env, process.cwd());
      const report = await checkDefinitions({
        governanceDir: config.governanceDir,
        definitionsPath: path === undefined ? config.definitionsDir : resolve(path),
        within: config.definitionsDir,
      });
      const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) outcome.exitCode = EXIT.failed;
      output.result(report, [
        ...report.diagnostics.map(diagnosticLine),
        `${report.facts} facts, ${report.tags} tags, ${report.examples} examples, ${errors} errors.`,
      ]);
    });
}
