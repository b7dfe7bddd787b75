import { resolve } from 'node:path';
import type { Command } from 'commander';
import { MIGRATIONS } from '@tagwright/composition';
import { examine, type Finding, type FindingStatus } from '@tagwright/doctor';
import { loadConfig } from '@tagwright/platform';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../outcome.js';
import { Output } from '../output.js';

interface DoctorOptions {
  readonly backup?: string;
  readonly json: boolean;
}

const MARK: Readonly<Record<FindingStatus, string>> = { ok: '✔', warn: '!', fail: '✘' };

/** `tagwright doctor`: looks at everything an installation stands on; changes nothing. */
export function addDoctor(program: Command, outcome: Outcome): void {
  program
    .command('doctor')
    .description('Check machine, home, database and files, and say how to mend what is wrong.')
    .option('--backup <dir>', 'look at the disk that backups go to as well')
    .option('--json', 'one line of JSON', false)
    .action(async (options: DoctorOptions) => {
      const output = new Output(options.json);
      const findings = await examine({
        config: loadConfig(process.env, process.cwd()),
        env: process.env,
        migrations: MIGRATIONS,
        ...(options.backup === undefined ? {} : { backupFolder: resolve(options.backup) }),
      });
      const counted = count(findings);
      if (counted.fail > 0) outcome.exitCode = EXIT.failed;
      output.result({ ...counted, findings }, [
        ...findings.flatMap(findingLines),
        `${counted.ok} ok, ${counted.warn} to look at, ${counted.fail} in the way.`,
      ]);
    });
}

function count(findings: readonly Finding[]): Record<FindingStatus, number> {
  const of = (wanted: FindingStatus): number =>
    findings.filter(({ status }) => status === wanted).length;
  return { ok: of('ok'), warn: of('warn'), fail: of('fail') };
}

function findingLines({ check, status, found, mend }: Finding): string[] {
  const lines = [`${MARK[status]} ${check.padEnd(16)} ${found}`];
  return mend === '' ? lines : [...lines, `  ${' '.repeat(16)} → ${mend}`];
}
