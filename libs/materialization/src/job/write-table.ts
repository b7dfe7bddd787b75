import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotTablePlan, TagStagePlan } from '@tagwright/compiler';
import { sqlText, truncated, type Engine } from '@tagwright/engines';
import { CHUNK_ROWS } from './column-digest.js';
import { countRows } from './file-facts.js';
import type { MaterializeJobSpec, PreviousTable } from './materialize-job.js';
import { openParquet } from './open-relations.js';

/** One subject's tags as a file in the snapshot's folder. */
export interface WrittenTable {
  readonly plan: SnapshotTablePlan;
  readonly file: string;
  readonly path: string;
  readonly rows: number;
  /** The earlier snapshot's table when it is the same file. */
  readonly unchanged: PreviousTable | undefined;
}

/**
 * Writes one subject's tags, in the order of their ids, and makes them readable as
 * `snapshot.<subject>`. A table of which nothing changed is the earlier file under another name.
 * @throws DomainError `result_truncated` when it has not exactly one row per subject.
 */
export async function writeTable(
  engine: Engine,
  stage: TagStagePlan,
  plan: SnapshotTablePlan,
  spec: MaterializeJobSpec,
): Promise<WrittenTable> {
  const file = `${plan.subject}.parquet`;
  const path = join(spec.directory, file);
  const unchanged = stage.sealed
    ? spec.previous?.tables.find(({ subject }) => subject === plan.subject)
    : undefined;
  if (unchanged === undefined) {
    // A row group is a chunk of the digest, so that one thread reads a chunk in its order.
    await engine.execute(
      `COPY (${plan.select}) TO ${sqlText(path)}
       (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${CHUNK_ROWS})`,
    );
  } else {
    await link(unchanged.path, path);
  }
  await openParquet(engine, 'snapshot', plan.subject, [path]);
  const rows = unchanged?.rows ?? (await countRows(engine, path));
  await expectEverySubject(engine, plan, rows);
  return { plan, file, path, rows, unchanged };
}

/** The fact table has one row per subject, and so must the tags: a result may end early unnoticed. */
async function expectEverySubject(
  engine: Engine,
  { subject }: SnapshotTablePlan,
  rows: number,
): Promise<void> {
  const expected = Number(await engine.scalar(`SELECT count(*) FROM "facts"."${subject}"`));
  if (rows !== expected) throw truncated(rows, expected);
}
