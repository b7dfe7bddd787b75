import type { ColumnFigures, ColumnImpact, ImpactCell, ValueCount } from '../impact-report.js';
import { spreadsOf } from './column-spread.js';
import {
  countBefore,
  countCodeMoves,
  countCodesBefore,
  countDirections,
  countMoves,
  countTotals,
  type TallySource,
} from './column-tally.js';
import type { ComparedColumn } from './compared-column.js';
import { cellsOf, codesOf, GroupTallies, movesOf } from './group-tally.js';

/** Pairs of sets that are listed; a set of ten codes has a thousand subsets. */
const CELLS_AT_MOST = 2_000;

/** The counted part of an impact, with the tallies of its groups. */
export interface CountedColumn extends Pick<
  ColumnImpact,
  'total' | 'changed' | 'figures' | 'before' | 'after'
> {
  readonly tallies: GroupTallies;
}

/** Counts what happens to one column. */
export async function countColumn(
  source: TallySource,
  column: ComparedColumn,
): Promise<CountedColumn> {
  const tallies = new GroupTallies(await countTotals(source));
  if (column.before !== null) tallies.add('before', await countBefore(source, column));
  const figures = await figuresOf(source, column, tallies);
  const { whole } = tallies;
  const cells = figures.form === 'numbers' ? [] : cellsOf(whole, column.before === null);
  return {
    total: whole.total,
    changed: whole.changed,
    figures,
    before: sideOf(cells, 'from'),
    after: sideOf(cells, 'to'),
    tallies,
  };
}

async function figuresOf(
  source: TallySource,
  column: ComparedColumn,
  tallies: GroupTallies,
): Promise<ColumnFigures> {
  const isAbsent = column.before === null;
  switch (column.form) {
    case 'numbers': {
      const moves = await countDirections(source, column);
      tallies.add('moves', moves).addChanged(moves);
      const spreads = await spreadsOf(source, column);
      return { form: 'numbers', moves: movesOf(tallies.whole, isAbsent), ...spreads };
    }
    case 'values': {
      const moves = await countMoves(source, column);
      tallies.add('moves', moves).addChanged(moves);
      return { form: 'values', matrix: cellsOf(tallies.whole, isAbsent) };
    }
    case 'codes': {
      tallies.add('moves', await countMoves(source, column));
      const { changed, moves } = await countCodeMoves(source, column);
      tallies.addChanged(changed).add('codeMoves', moves);
      if (!isAbsent) tallies.add('codes', await countCodesBefore(source, column));
      const { kept, leftOut } = bounded(cellsOf(tallies.whole, isAbsent));
      return { form: 'codes', matrix: kept, leftOut, codes: codesOf(tallies.whole) };
    }
  }
}

function bounded(cells: readonly ImpactCell[]): {
  readonly kept: readonly ImpactCell[];
  readonly leftOut: { readonly cells: number; readonly count: number } | null;
} {
  if (cells.length <= CELLS_AT_MOST) return { kept: cells, leftOut: null };
  const frequent = new Set(cells.toSorted((a, b) => b.count - a.count).slice(0, CELLS_AT_MOST));
  const kept = cells.filter((cell) => frequent.has(cell));
  const rest = cells.filter((cell) => !frequent.has(cell));
  const count = rest.reduce((sum, cell) => sum + cell.count, 0);
  return { kept, leftOut: { cells: rest.length, count } };
}

/** How many have which value on one side. */
function sideOf(cells: readonly ImpactCell[], side: 'from' | 'to'): ValueCount[] {
  const counts = new Map<string | null, number>();
  for (const cell of cells) counts.set(cell[side], (counts.get(cell[side]) ?? 0) + cell.count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value === null ? 1 : b.value === null ? -1 : a.value < b.value ? -1 : 1))
    .slice(0, CELLS_AT_MOST);
}
