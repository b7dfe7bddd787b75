import { basename, join } from 'node:path';
import { sqlText, type Engine } from '@tagwright/engines';
import { changedValuesSql, diffTable, type TableDiff, type TablePair } from './diff-snapshot.js';
import { openParquet } from './open-relations.js';
import type { SnapshotDiff } from './snapshot-diff.js';
import type { JobTable, MaterializeJobSpec, PreviousTable } from './materialize-job.js';

/** Differences of the sealed tables to the snapshot published before; null where there is none. */
export async function compareWithPrevious(
  engine: Engine,
  spec: MaterializeJobSpec,
  tables: readonly JobTable[],
): Promise<SnapshotDiff | null> {
  const { previous } = spec;
  if (previous === null) return null;
  const pairs: TablePair[] = [];
  const subjects: { subject: JobTable['subject']; diff: TableDiff }[] = [];
  for (const table of tables) {
    const before = previous.tables.find(({ subject }) => subject === table.subject);
    if (before === undefined) continue;
    await openParquet(engine, 'previous', table.subject, [before.path]);
    const pair = pairOf(spec, table, before);
    pairs.push(pair);
    subjects.push({ subject: table.subject, diff: await diffTable(engine, pair) });
  }
  const [before, after] = [codesOf(previous.tables), codesOf(tables)];
  return {
    previousId: previous.id,
    subjects: subjects.map(({ subject, diff: { added, removed } }) => ({
      subject,
      added,
      removed,
    })),
    tags: subjects.flatMap(({ diff }) => diff.tags),
    tagsAdded: after.filter((code) => !before.includes(code)),
    tagsRemoved: before.filter((code) => !after.includes(code)),
    changesFile: await writeChanges(engine, spec, pairs),
  };
}

function pairOf(spec: MaterializeJobSpec, table: JobTable, before: PreviousTable): TablePair {
  const digests = new Map(before.columns.map(({ code, digest }) => [code, digest]));
  const samePopulation = before.populationDigest === table.populationDigest;
  const changed = table.columns.filter(
    ({ code, digest }) => digests.has(code) && (!samePopulation || digests.get(code) !== digest),
  );
  const planned = spec.plan.snapshot.find(({ subject }) => subject === table.subject);
  return {
    subject: table.subject,
    idColumn: table.idColumn,
    before: `previous."${table.subject}"`,
    after: `snapshot."${table.subject}"`,
    samePopulation,
    columns: (planned?.columns ?? []).filter(({ code }) => changed.some((c) => c.code === code)),
  };
}

function codesOf(tables: readonly { columns: readonly { code: string }[] }[]): string[] {
  return tables.flatMap(({ columns }) => columns.map(({ code }) => code));
}

async function writeChanges(
  engine: Engine,
  spec: MaterializeJobSpec,
  pairs: readonly TablePair[],
): Promise<string | null> {
  const selects = pairs.map(changedValuesSql).filter((sql) => sql !== null);
  if (selects.length === 0) return null;
  const path = join(spec.directory, 'changes.parquet');
  await engine.execute(
    `COPY (SELECT * FROM (${selects.join(' UNION ALL ')}) ORDER BY subject, tag, id)
     TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  return basename(path);
}
