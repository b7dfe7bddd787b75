import type { CatalogView } from '@tagwright/rules';
import type { DimensionImpact, GroupImpact } from '../impact-report.js';
import type { ComparedColumn } from './compared-column.js';
import type { Dimension } from './dimensions.js';
import {
  cellsOf,
  codesOf,
  movesOf,
  together,
  type GroupTallies,
  type GroupTally,
} from './group-tally.js';

/** The counts of a column by the groups of each dimension. */
export function dimensionImpacts(
  tallies: GroupTallies,
  column: ComparedColumn,
  dimensions: readonly Dimension[],
  catalog: CatalogView,
  atMost: number,
): DimensionImpact[] {
  return dimensions.map(({ code, name, list }, index) => {
    const groups = tallies.groupsOf(index).toSorted(byChanges);
    const rest = groups.slice(atMost);
    const names = new Map(catalog.codeLists.get(list)?.codes.map((each) => [each.code, each.name]));
    return {
      dimension: code,
      name,
      groups: groups.slice(0, atMost).map((tally) => ({
        value: tally.group,
        name: tally.group === null ? null : (names.get(tally.group) ?? null),
        ...figuresOf(tally, column),
      })),
      rest:
        rest.length === 0 ? null : { groups: rest.length, ...figuresOf(together(rest), column) },
    };
  });
}

function figuresOf(tally: GroupTally, column: ComparedColumn): Omit<GroupImpact, 'value' | 'name'> {
  const { total, changed } = tally;
  const isAbsent = column.before === null;
  switch (column.form) {
    case 'values':
      return { total, changed, cells: cellsOf(tally, isAbsent) };
    case 'codes':
      return { total, changed, codes: codesOf(tally) };
    case 'numbers':
      return { total, changed, moves: movesOf(tally, isAbsent) };
  }
}

/** Most changes first, then the largest, then by name; those of whom it is not known last of equals. */
function byChanges(a: GroupTally, b: GroupTally): number {
  if (a.changed !== b.changed) return b.changed - a.changed;
  if (a.total !== b.total) return b.total - a.total;
  if (a.group === null) return 1;
  return b.group !== null && a.group < b.group ? -1 : 1;
}
