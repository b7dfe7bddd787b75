import type { EngineRow } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import {
  beforeName,
  COMBO,
  differsSql,
  moveSql,
  textSql,
  type ComparedColumn,
} from './compared-column.js';
import type { Dimension } from './dimensions.js';
import { groupedSql } from './group-rows.js';
import type { PreviewSession } from './preview-session.js';
import { sqlIdentifier } from '@tagwright/engines';

/** Where the counts of one subject's columns come from. */
export interface TallySource {
  readonly session: PreviewSession;
  readonly subject: Subject;
  readonly dimensions: readonly Dimension[];
  /** A table with every subject: `$combo` and the values before. */
  readonly work: string;
  /** A table of those of whom anything changes: `combo` and both values. */
  readonly changed: string;
  /** Columns whose values before are those of the snapshot, so that their counts can be kept. */
  readonly isSealed: (code: string) => boolean;
}

/** Counted rows: `dimension` (an index, null for all), `group`, `n` and what is counted. */
export type TallyRows = readonly EngineRow[];

/** How many subjects there are in each group. */
export function countTotals({ session, subject, dimensions }: TallySource): Promise<TallyRows> {
  const cells = `SELECT combo, count(*) AS n FROM dim.${subject} GROUP BY combo`;
  return session.queryKept(`totals ${subject}`, groupedSql(subject, dimensions, [], cells));
}

/** How many have which value before (`v`): the value as text; for `numbers` only whether it is there. */
export function countBefore(source: TallySource, column: ComparedColumn): Promise<TallyRows> {
  const name = sqlIdentifier(beforeName(column.code));
  const value = column.form === 'numbers' ? `(${name} IS NULL)` : textSql(name, column.before);
  const cells = `SELECT ${sqlIdentifier(COMBO)} AS combo, ${value} AS v, count(*) AS n
    FROM ${source.work} GROUP BY ALL`;
  return keptRows(
    source,
    column,
    'before',
    column.form === 'codes' ? [] : source.dimensions,
    ['v'],
    cells,
  );
}

/** How many have which code of a set before (`v`). */
export function countCodesBefore(source: TallySource, column: ComparedColumn): Promise<TallyRows> {
  const name = sqlIdentifier(beforeName(column.code));
  const cells = `SELECT ${sqlIdentifier(COMBO)} AS combo, ${name} AS s, count(*) AS n
    FROM ${source.work} GROUP BY ALL`;
  // There are few sets, so that they are taken apart after they are counted.
  const apart = `SELECT combo, unnest(s) AS v, n FROM (${cells})`;
  return keptRows(source, column, 'codes', source.dimensions, ['v'], apart);
}

function keptRows(
  { session, subject, isSealed }: TallySource,
  { kind, code, form }: ComparedColumn,
  what: string,
  dimensions: readonly Dimension[],
  columns: readonly string[],
  cells: string,
): Promise<TallyRows> {
  const key = isSealed(code) ? `${what} ${kind} ${subject} ${code} ${form}` : null;
  return session.queryKept(key, groupedSql(subject, dimensions, columns, cells));
}

/** How many changed from which value (`b`) to which (`a`), as texts. */
export function countMoves(
  { session, subject, dimensions, changed }: TallySource,
  column: ComparedColumn,
): Promise<TallyRows> {
  const cells = `SELECT combo, ${textSql(column.b, column.before)} AS b,
    ${textSql(column.a, column.after)} AS a, count(*) AS n
    FROM ${changed} WHERE ${differsSql(column)} GROUP BY ALL`;
  const by = column.form === 'codes' ? [] : dimensions;
  return session.query(groupedSql(subject, by, ['b', 'a'], cells));
}

/** How many moved up, down, … (`move`). */
export function countDirections(
  { session, subject, dimensions, changed }: TallySource,
  column: ComparedColumn,
): Promise<TallyRows> {
  const cells = `SELECT combo, ${moveSql(column)} AS move, count(*) AS n
    FROM ${changed} WHERE ${differsSql(column)} GROUP BY ALL`;
  return session.query(groupedSql(subject, dimensions, ['move'], cells));
}

/** How many changed at all, and (`v`, `gained`) how many gained or lost which code. */
export async function countCodeMoves(
  { session, subject, dimensions, changed }: TallySource,
  column: ComparedColumn,
): Promise<{ readonly changed: TallyRows; readonly moves: TallyRows }> {
  const of = `FROM ${changed} WHERE ${differsSql(column)}`;
  const all = `SELECT combo, count(*) AS n ${of} GROUP BY combo`;
  const set = (quoted: string, type: unknown): string =>
    type === null ? '[]::VARCHAR[]' : `coalesce(${quoted}, [])`;
  const pairs = `SELECT combo, ${set(column.b, column.before)} AS b, ${set(column.a, column.after)} AS a,
    count(*) AS n ${of} GROUP BY ALL`;
  const lists = [
    ['list_filter(a, lambda x: NOT list_contains(b, x))', 'true'],
    ['list_filter(b, lambda x: NOT list_contains(a, x))', 'false'],
  ].map(
    ([list, gained]) =>
      `SELECT combo, unnest(${list ?? ''}) AS v, ${gained ?? ''} AS gained, n FROM pairs`,
  );
  // There are few pairs of sets, so that they are taken apart after they are counted.
  const cells = `WITH pairs AS MATERIALIZED (${pairs})
    SELECT combo, v, gained, sum(n) AS n FROM (${lists.join(' UNION ALL ')}) GROUP BY ALL`;
  return {
    changed: await session.query(groupedSql(subject, dimensions, [], all)),
    moves: await session.query(groupedSql(subject, dimensions, ['v', 'gained'], cells)),
  };
}
