import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkDefinitions, type CheckReport } from '@tagwright/definitions';
import type { Severity } from '@tagwright/kernel';
import { loadConfig } from '@tagwright/platform';
import { checkRetentionPolicy } from '@tagwright/retention';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../outcome.js';
import { diagnosticLine, Output } from '../output.js';

interface CheckFlags {
  readonly json: boolean;
  readonly strict: boolean;
  readonly info: boolean;
}

/** `tagwright check [path]`: validates definitions, their examples, the policy; needs no database. */
export function addCheck(program: Command, outcome: Outcome): void {
  program
    .command('check')
    .description(
      'Check definitions: references, types, units, cycles, their examples, and the retention policy.',
    )
    .argument(
      '[path]',
      'a folder of definitions, or a file among the configured ones (default: all of those)',
    )
    .option('--strict', 'fail on warnings too', false)
    .option('--info', 'show notes as well, which never fail', false)
    .option('--json', 'one line of JSON, notes included', false)
    .action(async (path: string | undefined, flags: CheckFlags) => {
      const output = new Output(flags.json);
      const config = loadConfig(process.env, process.cwd());
      const checked = await checkDefinitions({
        governanceDir: config.governanceDir,
        definitionsPath: path === undefined ? config.definitionsDir : resolve(path),
        within: config.definitionsDir,
      });
      const policy = await checkRetentionPolicy(config.governanceDir);
      const report = { ...checked, diagnostics: [...checked.diagnostics, ...policy] };
      const failing = count(report, 'error') + (flags.strict ? count(report, 'warning') : 0);
      if (failing > 0) outcome.exitCode = EXIT.failed;
      output.result(report, linesOf(report, flags.info));
    });
}

function linesOf(report: CheckReport, withInfo: boolean): string[] {
  const shown = report.diagnostics.filter(({ severity }) => withInfo || severity !== 'info');
  const notes = count(report, 'info');
  const unseen = notes > 0 && !withInfo ? ' (shown by --info)' : '';
  const checked = `${report.facts} facts, ${report.tags} tags, ${report.examples} examples`;
  const found = `${count(report, 'error')} errors, ${count(report, 'warning')} warnings, ${notes} notes${unseen}`;
  return [...shown.map(diagnosticLine), `${checked}: ${found}.`];
}

function count({ diagnostics }: CheckReport, wanted: Severity): number {
  return diagnostics.filter(({ severity }) => severity === wanted).length;
}
