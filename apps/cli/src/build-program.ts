import { Command } from 'commander';
import { addApi } from './commands/api.command.js';
import { addBackup } from './commands/backup.command.js';
import { addBench } from './commands/bench.command.js';
import { addCheck } from './commands/check.command.js';
import { addDemo } from './commands/demo.command.js';
import { addExplain } from './commands/explain.command.js';
import { addFigures } from './commands/figures.command.js';
import { addIngest } from './commands/ingest.command.js';
import { addRestore } from './commands/restore.command.js';
import { addRun } from './commands/run.command.js';
import { addSnapshot } from './commands/snapshot.command.js';
import { addUp } from './commands/up.command.js';
import { addWorker } from './commands/worker.command.js';
import type { Outcome } from './outcome.js';

/** All commands with their options and help. */
export function buildProgram(outcome: Outcome): Command {
  const program = new Command('tagwright')
    .description('Source data to governed, explainable customer tags.')
    .showHelpAfterError('(add --help for usage)')
    .exitOverride();
  addUp(program);
  addApi(program);
  addWorker(program);
  addDemo(program);
  addIngest(program);
  addRun(program);
  addCheck(program, outcome);
  addExplain(program);
  addSnapshot(program);
  addFigures(program);
  addBackup(program);
  addRestore(program);
  addBench(program);
  return program;
}
