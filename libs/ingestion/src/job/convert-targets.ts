import { sqlText } from '@tagwright/engines';
import { planTarget, type TargetPlan } from '../convert/target-plan.js';
import type { TargetMapping } from '../mapping/source-mapping.js';
import type { JobState } from './job-state.js';
import { assertNoRowLost, type FileCounts } from './row-accounts.js';
import type { SourceRows } from './source-rows.js';

/** References to a key that the source itself does not know. */
interface UnknownKeys {
  /** Table of `_file` and `_row`. */
  readonly rows: string;
  /** The key's column, as the source calls it. */
  readonly column: string;
  readonly scope: 'row' | 'value';
}

/** A target whose rows are converted and wait in a temporary file. */
export interface ConvertedTarget {
  readonly target: TargetMapping;
  readonly plan: TargetPlan;
  readonly rows: SourceRows;
  /** Table expression of the converted rows, bad ones included. */
  readonly converted: string;
  /** Condition that a converted row may go on. */
  readonly accepted: string;
  /** Tells targets of one dataset and file apart in `_seq`. */
  readonly branch: number;
  readonly counts: readonly FileCounts[];
  readonly unknown: readonly UnknownKeys[];
}

/** Converts the rows of one target and counts what became of each. */
export async function convertTarget(
  state: JobState,
  target: TargetMapping,
  rows: SourceRows,
): Promise<ConvertedTarget> {
  const { raw, nested, relation, files } = rows;
  const { isCode, digest } = state;
  const plan = planTarget(target, state.dataset(target.dataset), { raw, nested, isCode, digest });
  const path = state.temporary('parquet');
  await state.engine.execute(
    `COPY (${plan.rows(relation)}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  const converted = `read_parquet(${sqlText(path)})`;
  const accepted = `(_bad & ${plan.rowMask}) = 0`;
  const counts = await countFiles(state, { plan, rows, converted, accepted });
  for (const file of files) assertNoRowLost(file, counts, target.dataset);
  const branch = state.spec.mapping.targets
    .filter(({ dataset, from }) => dataset === target.dataset && from === target.from)
    .indexOf(target);
  return { target, plan, rows, converted, accepted, branch, counts, unknown: [] };
}

async function countFiles(
  state: JobState,
  one: { plan: TargetPlan; rows: SourceRows; converted: string; accepted: string },
): Promise<FileCounts[]> {
  const { plan, rows, converted, accepted } = one;
  const kept = await state.engine.query(
    `SELECT _file, count(*) FILTER (${accepted}) AS good, count(*) FILTER (NOT (${accepted})) AS bad
     FROM ${converted} GROUP BY _file`,
  );
  // Only a filter leaves rows out, so only then is it worth another look at the raw rows.
  const filtered =
    plan.filter === 'true'
      ? []
      : await state.engine.query(
          `SELECT _file, count(*) AS out FROM ${rows.relation} WHERE NOT (${plan.filter}) GROUP BY _file`,
        );
  return rows.files.map((file) => {
    const good = kept.find(({ _file }) => _file === file.ordinal);
    const out = filtered.find(({ _file }) => _file === file.ordinal);
    return {
      ordinal: file.ordinal,
      accepted: Number(good?.good ?? 0),
      quarantined: Number(good?.bad ?? 0) + file.rejected,
      filtered: Number(out?.out ?? 0),
    };
  });
}
