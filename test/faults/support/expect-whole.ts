import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { readNeededFiles } from '../../../libs/backup/src/needed-files.js';
import { filesBelow, type CleanResult } from './fault-house.js';
import type { FaultPlace } from './fault-place.js';

/**
 * What must hold when a fault is over and the work is done: nothing lost, nothing half-published,
 * the content that a clean run comes to.
 */
export async function expectWhole(place: FaultPlace, clean: CleanResult): Promise<void> {
  expect(await place.datasets()).toEqual(clean.datasets);
  expect(await place.published()).toBe(clean.contentDigest);
  await expectNothingHalf(place);
}

/** Whatever was ingested or published is there as a whole, and nothing else is. */
export async function expectNothingHalf(place: FaultPlace): Promise<void> {
  await expectEveryFile(place);
  await expectRunsEnded(place);
}

/** Each file that a row refers to has its recorded bytes; no other file was left behind. */
async function expectEveryFile({ database, home }: FaultPlace): Promise<void> {
  const data = join(home, 'data');
  const client = await database.connect();
  const { needed } = await readNeededFiles(client).finally(() => {
    client.release();
  });
  expect(await filesBelow(data)).toEqual(needed.map(({ file }) => file).sort());
  const hidden = (await readdir(data, { recursive: true })).filter((path) => /(^|\/)\./.test(path));
  expect(hidden).toEqual([]);
  const recorded = needed.filter(({ sha256 }) => sha256 !== null);
  const found = await Promise.all(
    recorded.map(async ({ file, inUse }) => ({
      file,
      sha256: createHash('sha256')
        .update(await readFile(join(data, file)))
        .digest('hex'),
      inUse,
    })),
  );
  expect(found).toEqual(recorded);
  expect(await readdir(join(home, 'tmp'))).toEqual([]);
}

/** No run or step hangs, and a snapshot is published exactly where its run says that it succeeded. */
async function expectRunsEnded({ database }: FaultPlace): Promise<void> {
  const open = await database.query(
    `SELECT id, state FROM run WHERE state IN ('queued', 'running')
     UNION ALL SELECT run_id, name FROM run_step WHERE state = 'running'`,
  );
  expect(open.rows).toEqual([]);
  const succeeded = await database.query(
    `SELECT id AS "runId", (result->>'snapshotId')::int AS "snapshotId" FROM run
     WHERE kind = 'materialize' AND state = 'succeeded' ORDER BY id`,
  );
  const published = await database.query(
    `SELECT run_id AS "runId", id AS "snapshotId" FROM snapshot
     WHERE state = 'published' ORDER BY run_id`,
  );
  expect(published.rows).toEqual(succeeded.rows);
}
