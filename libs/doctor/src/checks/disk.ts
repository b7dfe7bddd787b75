import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readNeededFiles } from '@tagwright/backup';
import { inWords } from '../bytes.js';
import type { Check, Examination } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

/** Below, PostgreSQL itself is in danger. */
const LEAST_BYTES = 500e6;
const LEAST_FILES = 1_000;

/** Room for a new version of everything that is in use, where it is needed. */
export const DISK: Check = { name: 'disk', run: diskResult };

async function diskResult(examination: Examination): Promise<Result> {
  const { paths, backupFolder } = examination;
  const inUse = await bytesInUse(examination);
  const places = [paths.data, paths.tmp, ...(backupFolder === undefined ? [] : [backupFolder])];
  const results: Result[] = [];
  for (const place of places) results.push(await placeResult(place, inUse));
  const worst =
    results.find(({ status }) => status === 'fail') ??
    results.find(({ status }) => status === 'warn');
  return worst ?? ok(results.map(({ found }) => found).join(' '), { inUse });
}

async function placeResult(place: string, inUse: number): Promise<Result> {
  const { bavail, bsize, ffree, files } = await statfs(existing(place));
  const free = bavail * bsize;
  const found = `${inWords(free)} free for ${place}; the active datasets take ${inWords(inUse)}.`;
  const mend =
    'Make room or move it to a larger disk: a run keeps the old version until the new one is whole. ' +
    '`orphan_files` and `temporary` say what can go.';
  if (files > 0 && ffree < LEAST_FILES) {
    return fail(`Only ${ffree} more files can be made for ${place}.`, mend);
  }
  if (free < LEAST_BYTES || free < inUse / 2) return fail(found, mend);
  return free < 2 * inUse ? warn(found, mend) : ok(found);
}

/** Bytes on disk of what the active datasets and the published snapshot are made of. */
async function bytesInUse({ database, paths }: Examination): Promise<number> {
  if (database.state !== 'open') return 0;
  const { needed } = await readNeededFiles(database.client).catch(() => ({ needed: [] })); // no schema yet
  let bytes = 0;
  for (const { file, inUse } of needed) {
    if (!inUse) continue;
    const found = await stat(join(paths.data, file)).catch(() => undefined); // `missing_files` tells
    bytes += found?.size ?? 0;
  }
  return bytes;
}

/** The nearest folder above that is there: its disk is the one. */
function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}
