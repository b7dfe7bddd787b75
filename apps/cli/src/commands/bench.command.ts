import { Option, type Command } from 'commander';
import {
  benchGovernance,
  GOVERNANCE_PARTS,
  type GovernancePart,
} from '../../../../bench/governance.bench.js';
import { benchMaterialize, type BenchOptions } from '../../../../bench/materialize.bench.js';
import type { BenchLine } from '../../../../bench/rules/bench-options.js';
import { benchRules } from '../../../../bench/rules.bench.js';
import { Output } from '../output.js';
import { wholeNumber } from './demo.command.js';

interface BenchCommandOptions {
  readonly customers: number;
  readonly seed: number;
  readonly keep?: string;
  readonly only?: 'ours' | 'library';
}

/** `tagwright bench <name>`: measurements that check their answers; one JSON line each. */
export function addBench(program: Command): void {
  const bench = program.command('bench').description('Measure, with checked answers.');
  addMaterialize(bench);
  addRules(bench);
  addGovernance(bench);
}

function addMaterialize(bench: Command): void {
  bench
    .command('materialize')
    .description(
      'Demo data → ingestion → facts, tags, snapshot → again with one threshold changed; the same ' +
        "by an expert's SQL in PostgreSQL and by json-rules-engine.",
    )
    .option('--customers <n>', 'how many customers', wholeNumber, 1_200_000)
    .option('--seed <s>', 'seed of the demo data', wholeNumber, 1)
    .option('--keep <dir>', 'work in this folder and leave it, reusing what is there')
    .addOption(
      new Option(
        '--only <part>',
        'leave the comparisons out; library: over all shipped definitions',
      ).choices(['ours', 'library']),
    )
    .action((options: BenchCommandOptions) => print(benchMaterialize, options));
}

/** Prints what a bench has measured as one JSON line, and how far it is beside it. */
async function print<T>(
  measure: (options: T & Pick<BenchOptions, 'onProgress'>) => Promise<BenchLine>,
  options: T,
): Promise<void> {
  const output = new Output(true);
  const onProgress = (line: string): void => {
    output.progress(line);
  };
  output.result(await measure({ ...options, onProgress }), []);
}

interface RulesCommandOptions {
  readonly customers: number;
  readonly tags: number;
  readonly facts: number;
  readonly seed: number;
}

function addRules(bench: Command): void {
  bench
    .command('rules')
    .description(
      'Generated definitions checked and compiled; shipped tags from a drawn fact table, one changed ' +
        'tag, explanations; the same tags by hand-written SQL and by json-rules-engine.',
    )
    .option('--customers <n>', 'rows of the fact table', wholeNumber, 1_200_000)
    .option('--tags <n>', 'how many tags are generated', wholeNumber, 1_000)
    .option('--facts <n>', 'how many facts they read', wholeNumber, 500)
    .option('--seed <s>', 'seed of what is drawn', wholeNumber, 1)
    .action((options: RulesCommandOptions) => print(benchRules, options));
}

type GovernanceCommandOptions = Omit<BenchCommandOptions, 'only'> & {
  readonly only?: GovernancePart;
  readonly events: number;
  readonly seconds: number;
};

function addGovernance(bench: Command): void {
  bench
    .command('governance')
    .description(
      'What governing costs: previews of changed tags and facts, a hundred writers of the audit trail, proving a long chain.',
    )
    .option('--customers <n>', 'how many customers previews are over', wholeNumber, 1_200_000)
    .option('--seed <s>', 'seed of the demo data', wholeNumber, 1)
    .option('--keep <dir>', 'work in this folder and leave it, reusing what is there')
    .option('--events <n>', 'events of the chain that is proved', wholeNumber, 1_000_000)
    .option('--seconds <n>', 'how long writers write', wholeNumber, 20)
    .addOption(new Option('--only <part>', 'one part only').choices(GOVERNANCE_PARTS))
    .action((options: GovernanceCommandOptions) => print(benchGovernance, options));
}
