import type { Session } from '@tagwright/composition';
import { DuckDbEngine } from '@tagwright/engines';
import { ActiveDatasetsService } from '@tagwright/ingestion';
import { SnapshotService, type RunView } from '@tagwright/materialization';
import { homePaths, type Config } from '@tagwright/platform';
import { readRunTime, type DefinitionSet } from '@tagwright/rules';
import { compareExpert } from './expert/compare-expert.js';
import { ExpertDatabase } from './expert/expert-database.js';
import { ownerAddress } from './owner-address.js';
import { loadDatasets } from './expert/load-datasets.js';
import { timeExpert } from './expert/time-expert.js';
import { localDay } from './local-day.js';
import { rulesEngineSample } from './rules-engine-sample.js';
import { round } from './seconds-of.js';
import { subjectColumns } from './subject-columns.js';

/** What the expert may take at most for each customer, and in all for a few of them. */
const EXPERT_LIMIT = { secondsPerCustomer: 30 / 1_200_000, leastSeconds: 5 };

export interface WaysLine {
  readonly expertPostgresSeconds: number;
  /** Too slow to be an expert's: the ratio says nothing. */
  readonly expertVoid: boolean;
  readonly expertSettings: string;
  readonly expertValuesCompared: number;
  readonly jsonRulesEngineCustomers: number;
  readonly jsonRulesEngineSecondsScaled: number;
}

/**
 * The same facts and tags by an expert's SQL in PostgreSQL, and the same tags by json-rules-engine,
 * over the dataset versions and the definitions of a run.
 * @throws DomainError `bench_wrong_answer` when a value differs
 */
export async function compareWays(
  { services }: Session,
  config: Config,
  run: RunView,
  set: DefinitionSet,
  onProgress: (line: string) => void,
): Promise<WaysLine> {
  const snapshot = await services.get(SnapshotService).get(Number(run.result?.snapshotId));
  const datasets = await services.get(ActiveDatasetsService).list();
  const filesOf = (name: string) => datasets.find((each) => each.dataset === name)?.files ?? [];
  const { data, tmp } = homePaths(config.home);
  const tables = subjectColumns(snapshot, set, data);
  const { asOf, zone } = snapshot.manifest;
  const day = localDay(asOf, zone);
  const engine = await DuckDbEngine.open({ ...config.duckdb, tempDirectory: tmp });
  const owner = await ownerAddress(config);
  const expert = await ExpertDatabase.open(owner.url);
  try {
    onProgress('loading PostgreSQL');
    await loadDatasets(expert, engine, datasets, tmp);
    const seconds = await timeExpert(expert, { as_of_day: day, as_of: asOf, zone }, onProgress);
    const values = await compareExpert(expert, engine, tables, tmp);
    onProgress(`expert SQL: ${values} values are the same`);
    const links = {
      ownership: filesOf('ownership'),
      lead: filesOf('lead'),
      run: readRunTime(asOf, zone),
    };
    const sample = await rulesEngineSample(engine, set, tables, links);
    return {
      expertPostgresSeconds: round(seconds),
      expertVoid: seconds > allowedSeconds(snapshot.manifest.tables),
      expertSettings: await expert.settings(),
      expertValuesCompared: values,
      jsonRulesEngineCustomers: sample.customers,
      jsonRulesEngineSecondsScaled: round(sample.secondsScaled),
    };
  } finally {
    engine.close();
    await expert.close();
    await owner.close();
  }
}

function allowedSeconds(
  tables: readonly { readonly subject: string; readonly rows: number }[],
): number {
  const customers = tables.find(({ subject }) => subject === 'customer')?.rows ?? 0;
  return Math.max(EXPERT_LIMIT.leastSeconds, customers * EXPERT_LIMIT.secondsPerCustomer);
}
