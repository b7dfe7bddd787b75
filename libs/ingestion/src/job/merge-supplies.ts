import { join } from 'node:path';
import { sqlParquet } from '@tagwright/engines';
import { hashOf } from '@tagwright/kernel';
import { decryptFile } from '@tagwright/platform';
import type { DatasetView } from '@tagwright/rules';
import type { DatasetManifest, StoredFile, Supply } from '../manifest.js';
import type { CoveredPeriod, SurvivorRule } from '../mapping/source-mapping.js';
import { partName, storeConflicts } from './build-supply.js';
import type { JobState } from './job-state.js';
import { sortColumns, storedColumns } from './load-dataset.js';
import { storeRows } from './store-file.js';
import { survive } from './survive.js';

/** The dataset version that a set of supplies makes, the new one among them. */
export async function mergeSupplies(
  state: JobState,
  dataset: DatasetView,
  supplies: readonly Supply[],
): Promise<DatasetManifest> {
  const merged =
    dataset.key.length === 0 || supplies.length < 2
      ? { parts: supplies.map((supply) => storedFile(supply)), conflicts: null }
      : await mergeKeys(state, dataset, supplies);
  const conflicts = [...supplies.map((supply) => supply.conflicts), merged.conflicts];
  const quarantine = new Map(
    supplies.flatMap(({ quarantine: file }) => (file ? [[file.file, file]] : [])),
  );
  return {
    dataset: dataset.dataset,
    contentHash: hashOf({
      dataset: dataset.dataset,
      parts: merged.parts.map(({ rows, sha256 }) => ({ rows, sha256 })),
    }),
    rows: merged.parts.reduce((sum, { rows }) => sum + rows, 0),
    period: commonPeriod(supplies),
    columns: [...new Set(supplies.flatMap(({ columns }) => columns))].sort(),
    parts: merged.parts,
    supplies,
    conflicts: conflicts.filter((file) => file !== null),
    quarantine: [...quarantine.values()],
  };
}

/** The supplies of a dataset after a load: a full one replaces what its source supplied before. */
export function suppliesAfter(earlier: readonly Supply[], added: Supply): Supply[] {
  const kept = earlier.filter(
    ({ source }) => source !== added.source || added.load === 'incremental',
  );
  // Within a source in the order of the loads.
  return [...kept, added].sort(
    (a, b) => a.rank - b.rank || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
  );
}

/**
 * The period that every source covers, which is when something is known of everybody; the loads of
 * one source add up where they touch. Null when they have none in common.
 */
function commonPeriod(supplies: readonly Supply[]): CoveredPeriod | null {
  const bySource = new Map<string, CoveredPeriod | null>();
  for (const { source, period } of supplies) {
    const before = bySource.get(source);
    bySource.set(source, before && period ? span(before, period) : period);
  }
  const periods = [...bySource.values()];
  if (periods.length === 0 || periods.includes(null)) return null;
  const known = periods.filter((period) => period !== null);
  const from =
    known
      .map((period) => period.from)
      .sort()
      .at(-1) ?? '';
  const to = known.map((period) => period.to).sort()[0] ?? '';
  return from < to ? { from, to } : null;
}

function span(before: CoveredPeriod, after: CoveredPeriod): CoveredPeriod {
  const touches = after.from <= before.to && before.from <= after.to;
  if (!touches) return after;
  return {
    from: before.from < after.from ? before.from : after.from,
    to: before.to > after.to ? before.to : after.to,
  };
}

/** One row per key over all sources: the better rank wins, then the later row. */
async function mergeKeys(
  state: JobState,
  dataset: DatasetView,
  supplies: readonly Supply[],
): Promise<{ parts: StoredFile[]; conflicts: StoredFile | null }> {
  const columns = storedColumns(dataset).join(', ');
  const selects: string[] = [];
  for (const supply of supplies) {
    const path = await readable(state, supply);
    selects.push(`SELECT ${columns}, ${1000 - supply.rank} AS _rank FROM ${sqlParquet([path])}`);
  }
  const rows = state.table('union');
  await state.engine.execute(`CREATE TEMP TABLE ${rows} AS ${selects.join(' UNION ALL ')}`);
  const { select, conflicts } = await survive(state.engine, {
    dataset,
    rows,
    order: '_rank::HUGEINT * 9223372036854775808 + _seq',
    ruleOf: (column) => mergeRule(supplies, column),
    filled: supplies.flatMap((supply) => supply.columns),
    table: (prefix) => state.table(prefix),
  });
  const stored = await storeRows(state, {
    select,
    sort: sortColumns(dataset),
    name: (sha256) => partName(dataset, 'merged', sha256),
    encrypted: dataset.personal,
  });
  const found = await storeConflicts(state, conflicts, `${dataset.dataset}-merged`);
  await state.engine.execute(`DROP TABLE ${rows}`);
  return { parts: [stored], conflicts: found };
}

/** Smallest and largest mean the same over all loads; any other rule was applied within its load. */
function mergeRule(supplies: readonly Supply[], column: string): SurvivorRule {
  const rules = new Set(
    supplies.filter(({ columns }) => columns.includes(column)).map(({ rules: own }) => own[column]),
  );
  const [rule] = rules;
  return rules.size === 1 && (rule === 'min' || rule === 'max') ? rule : 'sourceRank';
}

/** A path that the engine can read; personal data is decrypted into the job's own folder. */
async function readable(state: JobState, { file }: StoredFile): Promise<string> {
  const path = join(state.spec.dataDirectory, file);
  if (!file.endsWith('.enc')) return path;
  const plain = state.temporary('parquet');
  await decryptFile(path, plain, Buffer.from(state.spec.dataKey, 'hex'));
  return plain;
}

function storedFile({ file, rows, sha256, bytes }: StoredFile): StoredFile {
  return { file, rows, sha256, bytes };
}
