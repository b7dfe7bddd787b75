import { sqlText } from '@tagwright/engines';
import type { StoredFile } from '../manifest.js';
import type { QuarantineEntries } from './ingest-job.js';
import type { ConvertedTarget } from './convert-targets.js';
import type { JobState } from './job-state.js';
import { storeRows } from './store-file.js';

const COLUMNS =
  '"source", dataset, source_file, source_row, line, "column", "value", reason, "scope"';

/** What was set aside, and how much of it for which reason. */
export interface StoredQuarantine {
  /** Null when everything could be used. */
  readonly file: StoredFile | null;
  readonly counts: readonly QuarantineEntries[];
}

/** Writes what could not be used, of all targets, to one file. */
export async function storeQuarantine(
  state: JobState,
  converted: readonly ConvertedTarget[],
): Promise<StoredQuarantine> {
  await state.engine.execute(
    `CREATE TEMP TABLE quarantine ("source" VARCHAR, dataset VARCHAR, source_file VARCHAR,
     source_row BIGINT, line BIGINT, "column" VARCHAR, "value" VARCHAR, reason VARCHAR, "scope" VARCHAR)`,
  );
  for (const one of converted) {
    await addRejected(state, one);
    await addUnconverted(state, one);
    await addUnknown(state, one);
  }
  const rows = await state.engine.scalar('SELECT count(*) FROM quarantine');
  if (rows === 0) return { file: null, counts: [] };
  const file = await storeRows(state, {
    select: `SELECT ${COLUMNS} FROM quarantine`,
    sort: ['dataset', 'source_file', 'source_row', '"column"'],
    name: (sha256) => `quarantine/${state.source}-${sha256.slice(0, 16)}.parquet`,
  });
  return { file, counts: await countEntries(state) };
}

async function countEntries({ engine }: JobState): Promise<QuarantineEntries[]> {
  const rows = await engine.query(
    'SELECT dataset, reason, "scope", count(*) AS n FROM quarantine GROUP BY ALL ORDER BY ALL',
  );
  return rows.map(({ dataset, reason, scope, n }) => ({
    dataset: dataset as string,
    reason: reason as string,
    scope: scope === 'row' ? 'row' : 'value',
    count: Number(n),
  }));
}

/** Records that could not even be cut out of their file. */
async function addRejected(state: JobState, { target, rows }: ConvertedTarget): Promise<void> {
  for (const file of rows.files) {
    if (file.rejected === 0 || file.rejectedPath === null) continue;
    await state.engine.execute(
      `INSERT INTO quarantine SELECT ${sqlText(state.source)}, ${sqlText(target.dataset)},
       ${sqlText(file.name)}, row, line, "column", "value", reason, 'row'
       FROM read_csv(${sqlText(file.rejectedPath)}, header = false, auto_detect = false,
       delim = '\x1f', quote = '', escape = '', columns = {'row': 'BIGINT', 'line': 'BIGINT',
       'reason': 'VARCHAR', 'column': 'VARCHAR', 'value': 'VARCHAR'})`,
    );
  }
}

/** Values that could not be converted: computed again, only for the rows that have any. */
async function addUnconverted(state: JobState, one: ConvertedTarget): Promise<void> {
  const { plan, converted, rows, target } = one;
  const bits = Number(await state.engine.scalar(`SELECT bit_or(_bad) FROM ${converted}`));
  if (bits === 0) return;
  const bad = `(SELECT _file, _row FROM ${converted} WHERE _bad <> 0)`;
  const table = state.table('bad');
  const relation = `(SELECT * FROM ${rows.relation} SEMI JOIN ${bad} USING (_file, _row))`;
  await state.engine.execute(`CREATE TEMP TABLE ${table} AS ${plan.reasons(relation)}`);
  for (const [bit, { column, scope }] of plan.checked.entries()) {
    // Of some fifty columns few are ever bad; beyond 32 bits only division tells.
    if (Math.floor(bits / 2 ** bit) % 2 === 0) continue;
    await state.engine.execute(
      `INSERT INTO quarantine SELECT ${sqlText(state.source)}, ${sqlText(target.dataset)}, f.name,
       _row, _line, ${sqlText(column)}, "shown:${bit}", "reason:${bit}", ${sqlText(scope)}
       FROM ${table} JOIN ingest_files f ON f.ordinal = _file WHERE "reason:${bit}" IS NOT NULL`,
    );
  }
  await state.engine.execute(`DROP TABLE ${table}`);
}

/** References to subjects that the source does not know. */
async function addUnknown(state: JobState, one: ConvertedTarget): Promise<void> {
  for (const { rows, column, scope } of one.unknown) {
    await state.engine.execute(
      `INSERT INTO quarantine SELECT ${sqlText(state.source)}, ${sqlText(one.target.dataset)}, f.name,
       _row, _line, ${sqlText(column)}, left(${one.rows.raw(column)}, 200), 'unknown_key',
       ${sqlText(scope)} FROM ${one.rows.relation} SEMI JOIN ${rows} USING (_file, _row)
       JOIN ingest_files f ON f.ordinal = _file`,
    );
  }
}
