import { spawnSync } from 'node:child_process';
import type { Check } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

/** Parquet parts, connections and event streams of a busy server. */
const COMFORTABLE = 4_096;
/** Below, a run over many files fails. */
const LEAST = 1_024;

/** How many files this process may have open. */
export const FILE_DESCRIPTORS: Check = {
  name: 'file_descriptors',
  run: () => {
    if (process.platform === 'win32') return ok('Windows has no such limit.');
    const { stdout } = spawnSync('/bin/sh', ['-c', 'ulimit -n'], { encoding: 'utf8' });
    return fileDescriptorsResult(stdout.trim());
  },
};

/** @param limit as `ulimit -n` says it */
export function fileDescriptorsResult(limit: string): Result {
  const most = limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number.parseInt(limit, 10);
  const found = `${limit} files may be open at once.`;
  const mend = `Raise it: \`ulimit -n ${COMFORTABLE}\`, or LimitNOFILE=${COMFORTABLE} in the systemd unit.`;
  if (Number.isNaN(most)) return warn('The limit of open files could not be read.', mend);
  if (most < LEAST) return fail(found, mend);
  return most < COMFORTABLE ? warn(found, mend) : ok(found);
}
