import { join } from 'node:path';
import type { Session } from '@tagwright/composition';
import { DuckDbEngine, sqlParquet, type Engine } from '@tagwright/engines';
import { ActiveDatasetsService } from '@tagwright/ingestion';
import { SnapshotService, type RunView, type SnapshotEntity } from '@tagwright/materialization';
import { homePaths, type Config } from '@tagwright/platform';
import { dependenciesOf, type DefinitionSet } from '@tagwright/rules';
import { localDay } from './local-day.js';
import { wrongAnswer } from './wrong-answer.js';

/** What another bound of the value tier changes; of what else rests on it, perhaps nothing. */
const CHANGED_FOR_CERTAIN = ['recommended_activity', 'value_churn_cell', 'value_tier'];

/**
 * Compares the two snapshots with plain SQL written by hand over dataset versions, facts and tags.
 * @throws DomainError `bench_wrong_answer` on the first difference.
 */
export async function checkAnswers(
  { services }: Session,
  config: Config,
  first: RunView,
  second: RunView,
  set: DefinitionSet,
): Promise<{ sourceRows: number; subjects: number; tagsCompared: number }> {
  const snapshots = services.get(SnapshotService);
  const [before, after] = await Promise.all(
    [first, second].map((run) => snapshots.get(Number(run.result?.snapshotId))),
  );
  if (before === undefined || after === undefined) throw wrongAnswer('snapshots', 2, 0);
  const datasets = await services.get(ActiveDatasetsService).list();
  const { data, tmp } = homePaths(config.home);
  const engine = await DuckDbEngine.open({ ...config.duckdb, tempDirectory: tmp });
  try {
    const orders = datasets.find(({ dataset }) => dataset === 'service_order');
    await compareVisits(engine, before, data, orders?.files ?? []);
    await compareTiers(engine, before, data, 70);
    await compareTiers(engine, after, data, 75);
    await comparePopulation(engine, before, datasets);
    return {
      sourceRows: datasets.reduce((sum, { rows }) => sum + rows, 0),
      subjects: before.manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      tagsCompared: compareReuse(before, after, restingOn('value_tier', set)),
    };
  } finally {
    engine.close();
  }
}

async function compareVisits(
  engine: Engine,
  { manifest }: SnapshotEntity,
  data: string,
  orders: readonly string[],
): Promise<void> {
  const facts = manifest.facts.find(({ subject }) => subject === 'customer');
  const day = localDay(manifest.asOf, manifest.zone);
  const ours = await engine.scalar(
    `SELECT sum(service_visits_12m)::BIGINT FROM ${sqlParquet([join(data, facts?.file ?? '')])}`,
  );
  const expected = await engine.scalar(
    `SELECT count(*) FROM ${sqlParquet(orders)}
     WHERE open_date >= DATE '${day}' - INTERVAL 12 MONTH AND open_date < DATE '${day}'`,
  );
  if (ours !== expected) throw wrongAnswer('visits in 12 months', expected, ours);
}

async function compareTiers(
  engine: Engine,
  { manifest }: SnapshotEntity,
  data: string,
  diamond: number,
): Promise<void> {
  const table = manifest.tables.find(({ subject }) => subject === 'customer');
  const differing = await engine.scalar(
    `SELECT count(*) FROM ${sqlParquet([join(data, table?.file ?? '')])}
     WHERE value_tier IS DISTINCT FROM
       CASE WHEN value_score >= ${diamond} THEN 'D' WHEN value_score >= 40 THEN 'G'
            WHEN value_score < 40 THEN 'S' END`,
  );
  if (differing !== 0) throw wrongAnswer(`value tier at ${diamond}`, 0, differing);
}

async function comparePopulation(
  engine: Engine,
  { manifest }: SnapshotEntity,
  datasets: readonly { readonly dataset: string; readonly files: readonly string[] }[],
): Promise<void> {
  const links = datasets.find(({ dataset }) => dataset === 'customer_link')?.files ?? [];
  const expected = await engine.scalar(
    `SELECT count(DISTINCT customer_id) FROM ${sqlParquet(links)}`,
  );
  const ours = manifest.tables.find(({ subject }) => subject === 'customer')?.rows;
  if (ours !== expected) throw wrongAnswer('customers', expected, ours);
}

/** The changed tag and what follows from it have new digests; every other tag keeps its own. */
function compareReuse(
  before: SnapshotEntity,
  after: SnapshotEntity,
  resting: ReadonlySet<string>,
): number {
  const digests = (snapshot: SnapshotEntity): Map<string, string> =>
    new Map(
      snapshot.manifest.tables.flatMap(({ columns }) =>
        columns.map(({ code, digest }) => [code, digest] as const),
      ),
    );
  const earlier = digests(before);
  const changed = [...digests(after)].filter(([code, digest]) => earlier.get(code) !== digest);
  const found = changed.map(([code]) => code).sort();
  const isExpected =
    CHANGED_FOR_CERTAIN.every((code) => found.includes(code)) &&
    found.every((code) => resting.has(code));
  if (!isExpected) throw wrongAnswer('changed tags', [...resting].sort(), found);
  return earlier.size;
}

/** A tag and all that are made from it, directly or not. */
function restingOn(code: string, { tags }: DefinitionSet): Set<string> {
  const resting = new Set([code]);
  for (let before = 0; before < resting.size;) {
    before = resting.size;
    for (const tag of tags.values()) {
      if (dependenciesOf(tag).some((each) => resting.has(each))) resting.add(tag.code);
    }
  }
  return resting;
}
