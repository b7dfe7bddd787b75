import { sqlText, type Engine } from '@tagwright/engines';
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

/** Types with few values, whose moves from value to value are counted. */
const NAMED: readonly PlannedColumn['type']['kind'][] = ['code', 'codes', 'boolean'];

type Cell = NonNullable<TagDiff['matrix']>[number];

/**
 * Compares two versions of a table on the subjects that both have. Leaves the subjects with any
 * change in a temporary table, which `changedValuesSql` reads.
 */
export async function diffTable(engine: Engine, pair: TablePair): Promise<TableDiff> {
  const [added, removed] = pair.samePopulation
    ? [0, 0]
    : [
        await countMissing(engine, pair.after, pair.before, pair.idColumn),
        await countMissing(engine, pair.before, pair.after, pair.idColumn),
      ];
  if (pair.columns.length > 0) await collectChanged(engine, pair);
  const tags: TagDiff[] = [];
  for (const column of pair.columns) tags.push(await diffColumn(engine, pair, column));
  return { added, removed, tags };
}

/** One join for all columns: before and after as text, for subjects where any differs. */
async function collectChanged(engine: Engine, pair: TablePair): Promise<void> {
  const sides = pair.columns.flatMap((column, index) => [
    `${columnText(column, 'p')} AS p${index}`,
    `${columnText(column, 'n')} AS n${index}`,
  ]);
  const differs = pair.columns.map(({ code }) => `p."${code}" IS DISTINCT FROM n."${code}"`);
  await engine.execute(
    `CREATE OR REPLACE TEMP TABLE ${changedTable(pair)} AS
     SELECT n."${pair.idColumn}" AS id, ${sides.join(', ')} FROM ${joined(pair)}
     WHERE ${differs.join(' OR ')}`,
  );
}

async function diffColumn(
  engine: Engine,
  pair: TablePair,
  column: PlannedColumn,
): Promise<TagDiff> {
  const index = pair.columns.indexOf(column);
  const named = NAMED.includes(column.type.kind);
  const cells = await readCells(
    engine,
    `SELECT p${index} AS "from", n${index} AS "to", count(*) AS n FROM ${changedTable(pair)}
     WHERE p${index} IS DISTINCT FROM n${index} GROUP BY 1, 2`,
  );
  const changed = cells.reduce((sum, { count }) => sum + count, 0);
  if (!named) return { tag: column.code, subject: pair.subject, changed, matrix: null };
  const kept = await readCells(
    engine,
    `SELECT ${columnText(column, 'n')} AS "from", "from" AS "to", count(*) AS n
     FROM ${pair.after} n ${pair.samePopulation ? '' : `SEMI JOIN ${pair.before} p USING ("${pair.idColumn}")`}
     GROUP BY 1`,
  );
  return { tag: column.code, subject: pair.subject, changed, matrix: matrixOf(cells, kept) };
}

/** @param totals subjects by value now; those that came from another value are not kept ones */
function matrixOf(changed: readonly Cell[], totals: readonly Cell[]): Cell[] {
  const kept = totals.map((cell) => {
    const came = changed.filter(({ to }) => to === cell.to);
    return { ...cell, count: cell.count - came.reduce((sum, { count }) => sum + count, 0) };
  });
  return [...changed, ...kept.filter(({ count }) => count > 0)].sort(byValues);
}

function byValues(left: Cell, right: Cell): number {
  return compareTexts(left.from, right.from) || compareTexts(left.to, right.to);
}

/** By code units, missing last. */
function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  return right !== null && left > right ? 1 : -1;
}

async function readCells(engine: Engine, sql: string): Promise<Cell[]> {
  return (await engine.query(sql)).map((row) => ({
    from: textOf(row, 'from'),
    to: textOf(row, 'to'),
    count: countOf(row, 'n'),
  }));
}

/** SELECT of (subject, id, tag, before, after) for every value that changed in this table. */
export function changedValuesSql(pair: TablePair): string | null {
  if (pair.columns.length === 0) return null;
  return pair.columns
    .map(
      ({ code }, index) =>
        `SELECT ${sqlText(pair.subject)} AS subject, id, ${sqlText(code)} AS tag,
          p${index} AS "before", n${index} AS "after" FROM ${changedTable(pair)}
         WHERE p${index} IS DISTINCT FROM n${index}`,
    )
    .join(' UNION ALL ');
}

function changedTable(pair: TablePair): string {
  return `changed_${pair.subject}`;
}

function joined(pair: TablePair): string {
  return `${pair.before} p JOIN ${pair.after} n ON p."${pair.idColumn}" = n."${pair.idColumn}"`;
}

async function countMissing(engine: Engine, of: string, from: string, id: string): Promise<number> {
  return countOf(
    (
      await engine.query(
        `SELECT count(*) AS n FROM ${of} a ANTI JOIN ${from} b ON a."${id}" = b."${id}"`,
      )
    )[0] ?? {},
    'n',
  );
}
