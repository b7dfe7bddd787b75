import type { Engine } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import { columnText } from './column-text.js';
import type { PlannedColumn } from './planned-column.js';
import { countOf, textOf } from './read-row.js';
import type { TagDiff } from './snapshot-diff.js';

/** Two versions of one subject's table; `columns` are the tags whose digests differ. */
export interface TablePair {
  readonly subject: Subject;
  readonly idColumn: string;
  /** Relations to read. */
  readonly before: string;
  readonly after: string;
  readonly samePopulation: boolean;
  readonly columns: readonly PlannedColumn[];
}

export interface TableDiff {
  readonly added: number;
  readonly removed: number;
  readonly tags: readonly TagDiff[];
}

/** Compares two versions of a table on the subjects that both have. */
export async function diffTable(engine: Engine, pair: TablePair): Promise<TableDiff> {
  const [added, removed] = pair.samePopulation
    ? [0, 0]
    : [
        await countMissing(engine, pair.after, pair.before, pair.idColumn),
        await countMissing(engine, pair.before, pair.after, pair.idColumn),
      ];
  const tags: TagDiff[] = [];
  for (const column of pair.columns) tags.push(await diffColumn(engine, pair, column));
  return { added, removed, tags };
}

async function diffColumn(
  engine: Engine,
  pair: TablePair,
  column: PlannedColumn,
): Promise<TagDiff> {
  const [from, to] = [columnText(column, 'p'), columnText(column, 'n')];
  const named = column.type.kind === 'code' || column.type.kind === 'boolean';
  const rows = await engine.query(
    named
      ? `SELECT ${from} AS "from", ${to} AS "to", count(*) AS n
         FROM ${joined(pair)} GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST`
      : `SELECT '' AS "from", '+' AS "to", count(*) AS n
         FROM ${joined(pair)} WHERE ${from} IS DISTINCT FROM ${to}`,
  );
  const cells = rows.map((row) => ({
    from: textOf(row, 'from'),
    to: textOf(row, 'to'),
    count: countOf(row, 'n'),
  }));
  const changed = cells
    .filter((cell) => cell.from !== cell.to)
    .reduce((sum, cell) => sum + cell.count, 0);
  return { tag: column.code, subject: pair.subject, changed, matrix: named ? cells : null };
}

/** SELECT of (subject, id, tag, before, after) for every value that changed in this table. */
export function changedValuesSql(pair: TablePair): string | null {
  if (pair.columns.length === 0) return null;
  return pair.columns
    .map((column) => {
      const [from, to] = [columnText(column, 'p'), columnText(column, 'n')];
      return `SELECT '${pair.subject}' AS subject, n."${pair.idColumn}" AS id, '${column.code}' AS tag,
        ${from} AS "before", ${to} AS "after" FROM ${joined(pair)} WHERE ${from} IS DISTINCT FROM ${to}`;
    })
    .join(' UNION ALL ');
}

function joined(pair: TablePair): string {
  return `${pair.before} p JOIN ${pair.after} n ON p."${pair.idColumn}" = n."${pair.idColumn}"`;
}

async function countMissing(engine: Engine, of: string, from: string, id: string): Promise<number> {
  const [row = {}] = await engine.query(
    `SELECT count(*) AS n FROM ${of} a ANTI JOIN ${from} b ON a."${id}" = b."${id}"`,
  );
  return countOf(row, 'n');
}
