import { unfinishedRestore } from '@tagwright/backup';
import type { Check, Examination } from '../check.js';
import { fail, ok, type Result } from '../finding.js';

/** No restore was cut off in the middle. */
export const RESTORE: Check = { name: 'restore', run: restoreResult };

async function restoreResult({ paths }: Pick<Examination, 'paths'>): Promise<Result> {
  const backup = await unfinishedRestore(paths.home);
  if (backup === undefined) return ok('No unfinished restore.');
  return fail(
    `The restore of ${backup} into this home did not come to its end; nobody can use it.`,
    'Run `tagwright restore` again with the same folder, which takes it up, or delete the home.',
  );
}
