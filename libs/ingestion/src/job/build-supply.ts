import { join } from 'node:path';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import type { DatasetView } from '@tagwright/rules';
import type { ReadFile, StoredFile, Supply } from '../manifest.js';
import type { SurvivorRule } from '../mapping/source-mapping.js';
import type { ConvertedTarget } from './convert-targets.js';
import type { FileAccount } from './ingest-job.js';
import type { JobState } from './job-state.js';
import { datasetRows, sortColumns, storedColumns, type LinkTables } from './load-dataset.js';
import { accountOf } from './row-accounts.js';
import { storeRows } from './store-file.js';
import { survive } from './survive.js';
import { isFullLoad } from './unloaded-rows.js';

export interface BuiltSupply {
  readonly supply: Supply;
  readonly accounts: readonly FileAccount[];
}

/** Stores what this load brings to one dataset: one row per key where the dataset has one. */
export async function buildSupply(
  state: JobState,
  dataset: DatasetView,
  targets: readonly ConvertedTarget[],
  links: LinkTables,
): Promise<BuiltSupply> {
  const all = targets
    .map((one) => datasetRows(state, one, dataset, links))
    .join(' UNION ALL BY NAME ');
  const survived =
    dataset.key.length === 0
      ? { select: `SELECT ${storedColumns(dataset).join(', ')} FROM (${all})`, conflicts: null }
      : await survivors(state, dataset, targets, all);
  const stored = await storeRows(state, {
    select: survived.select,
    sort: sortColumns(dataset),
    name: (sha256) => partName(dataset, state.source, sha256),
    encrypted: dataset.personal,
  });
  const files = filesOf(targets);
  return {
    supply: {
      ...stored,
      ...describe(state, dataset, targets, files),
      conflicts: survived.conflicts,
      quarantine: null,
    },
    // What lies on the disk is counted, unless it is encrypted.
    accounts: await accounts(
      state,
      dataset,
      targets,
      dataset.personal
        ? survived.select
        : `SELECT _seq FROM ${sqlParquet([join(state.spec.dataDirectory, stored.file)])}`,
    ),
  };
}

/** Name of a part: its content decides it. */
export function partName(dataset: DatasetView, source: string, sha256: string): string {
  const extension = dataset.personal ? 'parquet.enc' : 'parquet';
  return `datasets/${dataset.dataset}/${source}-${sha256.slice(0, 16)}.${extension}`;
}

async function survivors(
  state: JobState,
  dataset: DatasetView,
  targets: readonly ConvertedTarget[],
  all: string,
): Promise<{ select: string; conflicts: StoredFile | null }> {
  const rows = state.table('rows');
  await state.engine.execute(`CREATE TEMP TABLE ${rows} AS ${all}`);
  const { select, conflicts } = await survive(state.engine, {
    dataset,
    rows,
    order: preference(targets),
    ruleOf: (column) => ruleOf(targets, column),
    filled: targets.flatMap(({ target }) => Object.keys(target.columns)),
    table: (prefix) => state.table(prefix),
  });
  const result = state.table('result');
  await state.engine.execute(`CREATE TEMP TABLE ${result} AS ${select}`);
  const stored = await storeConflicts(state, conflicts, `${dataset.dataset}-${state.source}`);
  return { select: `SELECT * FROM ${result}`, conflicts: stored };
}

/** Keeps conflicts where there are any. */
export async function storeConflicts(
  state: JobState,
  conflicts: string | null,
  name: string,
): Promise<StoredFile | null> {
  if (conflicts === null) return null;
  return storeRows(state, {
    select: `SELECT * FROM (${conflicts})`,
    sort: ['"column"', 'subject_id', '"value"', 'source_file', 'source_row'],
    name: (sha256) => `conflicts/${name}-${sha256.slice(0, 16)}.parquet`,
  });
}

/** The preference of the rows as one number, ascending. */
function preference(targets: readonly ConvertedTarget[]): string {
  const [first] = targets;
  const orders = first?.target.survivorship.order ?? [];
  if (orders.length === 0) return '_seq';
  const keys = orders.map(({ direction }, index) => {
    const column = sqlIdentifier(`o:${index}`);
    // The preferred end comes last; a row that says nothing is preferred to none.
    return `${column} ${direction === 'desc' ? 'ASC' : 'DESC'} NULLS FIRST`;
  });
  return `row_number() OVER (ORDER BY ${[...keys, '_seq'].join(', ')})`;
}

function ruleOf(targets: readonly ConvertedTarget[], column: string): SurvivorRule {
  for (const { target } of targets) {
    const rule = target.survivorship.columns[column];
    if (rule !== undefined) return rule;
  }
  return targets[0]?.target.survivorship.fallback ?? 'last';
}

function describe(
  state: JobState,
  { dataset }: DatasetView,
  targets: readonly ConvertedTarget[],
  sourceFiles: readonly ReadFile[],
): Pick<Supply, 'source' | 'rank' | 'load' | 'period' | 'columns' | 'rules' | 'sourceFiles'> {
  const { mapping } = state.spec;
  const period = targets.find(({ target }) => target.period !== null)?.target.period;
  const columns = [...new Set(targets.flatMap(({ target }) => Object.keys(target.columns)))].sort();
  return {
    source: mapping.source,
    rank: mapping.rank,
    load: isFullLoad(mapping, dataset) ? 'full' : 'incremental',
    period: period ?? mapping.period,
    columns,
    rules: Object.fromEntries(columns.map((column) => [column, ruleOf(targets, column)])),
    sourceFiles,
  };
}

function filesOf(targets: readonly ConvertedTarget[]): ReadFile[] {
  const files = new Map<number, ReadFile>();
  for (const { rows } of targets) {
    for (const { name, sha256, bytes, rows: count, ordinal } of rows.files) {
      files.set(ordinal, { name, sha256, bytes, rows: count, ordinal });
    }
  }
  return [...files.values()].sort((a, b) => a.ordinal - b.ordinal);
}

async function accounts(
  state: JobState,
  dataset: DatasetView,
  targets: readonly ConvertedTarget[],
  select: string,
): Promise<FileAccount[]> {
  const out = await state.engine.query(
    `SELECT _seq >> 36 AS ordinal, count(*) AS out FROM (${select}) GROUP BY ALL`,
  );
  const counts = targets.flatMap((one) => one.counts);
  const files = new Map(
    targets.flatMap(({ rows }) => rows.files.map((file) => [file.ordinal, file])),
  );
  return [...files.values()].map((file) => {
    const kept = Number(out.find(({ ordinal }) => ordinal === file.ordinal)?.out ?? 0);
    const accepted = counts
      .filter(({ ordinal }) => ordinal === file.ordinal)
      .reduce((sum, count) => sum + count.accepted, 0);
    const merged = dataset.key.length === 0 ? 0 : accepted - kept;
    return accountOf(file, dataset.dataset, counts, { out: kept, merged });
  });
}
