import { CommanderError } from 'commander';
import { buildProgram } from './build-program.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { Output } from './output.js';

/** Runs one command and gives its exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const outcome = { exitCode: EXIT.ok as number };
  try {
    const program = await buildProgram(args, outcome);
    await program.parseAsync([...args], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    // Commander has already said what is wrong with the command line.
    if (!(error instanceof CommanderError)) new Output(args.includes('--json')).error(error);
    return exitCodeOf(error);
  }
}
