import { inWords } from '../bytes.js';
import type { Check, Examination } from '../check.js';
import { filesBelow } from '../files-below.js';
import { ok, warn, type Result } from '../finding.js';

/** No job takes so long; what is older was left by one that was killed. */
const OLD_MS = 24 * 3_600_000;

/** Nothing old lies in the home's `tmp`. */
export const TEMPORARY: Check = { name: 'temporary', run: ({ paths }) => temporaryResult(paths) };

async function temporaryResult({ tmp }: Examination['paths']): Promise<Result> {
  const now = Date.now();
  const old = (await filesBelow(tmp)).filter(({ modified }) => now - modified > OLD_MS);
  if (old.length === 0) return ok('No old temporary files.');
  const bytes = old.reduce((sum, file) => sum + file.bytes, 0);
  return warn(
    `${old.length} temporary files (${inWords(bytes)}) are older than a day.`,
    `A start that finds nobody else at work empties ${tmp}; while nothing runs it may be emptied by hand.`,
    { files: old.length, bytes },
  );
}
