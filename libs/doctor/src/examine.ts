import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@tagwright/kernel';
import { homePaths, type Config, type Environment, type MigrationClass } from '@tagwright/platform';
import type { Check, Examination } from './check.js';
import { CHECKS } from './checks.js';
import { openDatabaseAccess } from './database-access.js';
import { fail, type Finding, type Result } from './finding.js';

/** A disk that hangs must not hang the doctor. */
const LIMIT_MS = 60_000;

export interface ExamineOptions {
  readonly config: Config;
  readonly env: Environment;
  readonly migrations: readonly MigrationClass[];
  readonly backupFolder?: string;
}

/** Looks at everything, one after the other, and changes nothing. */
export async function examine(options: ExamineOptions): Promise<Finding[]> {
  const paths = homePaths(options.config.home);
  const { access, close } = await openDatabaseAccess(options.config);
  try {
    const examination: Examination = { ...options, paths, database: access };
    const findings: Finding[] = [];
    for (const check of CHECKS) findings.push(await runCheck(check, examination));
    return findings;
  } finally {
    await close();
  }
}

/** @returns a finding in any case */
async function runCheck(check: Check, examination: Examination): Promise<Finding> {
  const limit = new AbortController();
  const late = delay(LIMIT_MS, tooLong(), { signal: limit.signal });
  late.catch(() => undefined); // aborted: the check was quicker
  const result = await Promise.race([looked(check, examination), late]);
  limit.abort();
  return { check: check.name, ...result };
}

async function looked(check: Check, examination: Examination): Promise<Result> {
  try {
    return await check.run(examination);
  } catch (error) {
    const { code } = error as { code?: unknown };
    const why = error instanceof DomainError ? error.message : `the look failed (${String(code)}).`;
    return fail(`Could not be looked at: ${why}`, 'Mend what is named here and look again.');
  }
}

function tooLong(): Result {
  return fail(
    `No answer within ${LIMIT_MS / 1000} s.`,
    'Look whether the disk or the server behind it hangs.',
  );
}
