import type { Engine, EngineRow } from '@tagwright/engines';
import { columnText } from './column-text.js';
import type { PlannedColumn } from './planned-column.js';
import { countOf, textOf } from './read-row.js';
import type { ColumnProfile } from '../snapshots/snapshot-manifest.js';

const BINS = 20;

/** Counts how the values of one tag column are spread. */
export async function profileColumn(
  engine: Engine,
  relation: string,
  column: PlannedColumn,
): Promise<ColumnProfile> {
  switch (column.type.kind) {
    case 'integer':
    case 'decimal':
      return profileNumber(engine, relation, column);
    case 'date':
    case 'timestamp':
      return profileExtremes(engine, relation, column);
    case 'codes':
      return profileCodes(engine, relation, column);
    case 'boolean':
    case 'code':
    case 'id':
    case 'text':
      return profileValues(engine, relation, column);
  }
}

async function profileValues(
  engine: Engine,
  relation: string,
  column: PlannedColumn,
): Promise<ColumnProfile> {
  const rows = await engine.query(
    `SELECT ${columnText(column)} AS value, n FROM (${countsSql(relation, column)}) ORDER BY 1`,
  );
  return toProfile(rows);
}

async function profileCodes(
  engine: Engine,
  relation: string,
  column: PlannedColumn,
): Promise<ColumnProfile> {
  const rows = await engine.query(
    `SELECT value, sum(n)::BIGINT AS n FROM (
       SELECT unnest(CASE WHEN "${column.code}" IS NULL THEN [NULL]
                          WHEN len("${column.code}") = 0 THEN [''] ELSE "${column.code}" END) AS value, n
       FROM (${countsSql(relation, column)})) GROUP BY 1 ORDER BY 1`,
  );
  return toProfile(rows);
}

/** Counts by the stored value: there are few of them, so that texts and sets are made of few. */
function countsSql(relation: string, { code }: PlannedColumn): string {
  return `SELECT "${code}", count(*) AS n FROM ${relation} GROUP BY 1`;
}

function toProfile(rows: readonly EngineRow[]): ColumnProfile {
  const counts = rows.map((row) => ({ value: textOf(row, 'value'), count: countOf(row, 'n') }));
  return {
    missing: counts.find(({ value }) => value === null)?.count ?? 0,
    values: counts.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }])),
  };
}

async function profileExtremes(
  engine: Engine,
  relation: string,
  column: PlannedColumn,
): Promise<ColumnProfile> {
  const [row = {}] = await engine.query(
    `SELECT count(*) - count("${column.code}") AS missing,
            CAST(min("${column.code}") AS VARCHAR) AS min, CAST(max("${column.code}") AS VARCHAR) AS max
     FROM ${relation}`,
  );
  return { missing: countOf(row, 'missing'), min: textOf(row, 'min'), max: textOf(row, 'max') };
}

/** Equal-width bins `[from, to)`, the last one closed, for a picture of the distribution. */
async function profileNumber(
  engine: Engine,
  relation: string,
  column: PlannedColumn,
): Promise<ColumnProfile> {
  const extremes = await profileExtremes(engine, relation, column);
  const { min, max } = extremes;
  if (typeof min !== 'string' || typeof max !== 'string') return { ...extremes, bins: [] };
  const scale = column.type.kind === 'decimal' ? column.type.scale : 0;
  const unit = 10 ** scale;
  const low = Math.round(Number(min) * unit);
  const high = Math.round(Number(max) * unit);
  const width = Math.max(1, Math.ceil((high - low + 1) / BINS));
  const rows = await engine.query(
    `SELECT (CAST("${column.code}" * ${unit} AS BIGINT) - ${low}) // ${width} AS bin,
            count(*) AS n
     FROM ${relation} WHERE "${column.code}" IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const edge = (bin: number): string => ((low + bin * width) / unit).toFixed(scale);
  return {
    ...extremes,
    bins: rows.map((row) => ({
      from: edge(countOf(row, 'bin')),
      to: edge(countOf(row, 'bin') + 1),
      count: countOf(row, 'n'),
    })),
  };
}
