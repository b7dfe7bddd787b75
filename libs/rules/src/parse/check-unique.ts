import type { LeafCondition } from '../ast/condition.js';
import type { TagCase } from '../ast/tag-definition.js';
import { conditionLeaves } from '../graph/condition-leaves.js';
import { cellsTogether, type HoldTogether } from '../logic/hold-together.js';
import type { Cursor } from './cursor.js';
import type { Problems } from './problems.js';

/** Looks at a leaf that a proof may take: well under a second. */
const MOST_LOOKS = 6_000_000;

/**
 * Reports rows of a `unique` table that may hold together: two rows are apart when the cells of
 * some input cannot both hold. A row's cells all have to hold, so its leaves are taken together.
 * @param tableAt where a table that is too large to be proved stands
 * @param rowsAt where each row stands
 */
export function checkUnique(
  rows: readonly TagCase[],
  tableAt: Cursor,
  rowsAt: readonly Cursor[],
  problems: Problems,
): void {
  const columns = columnsOf(rows);
  for (const [index, at] of rowsAt.entries()) {
    for (let other = 0; other < index; other += 1) {
      const together = rowsTogether(columns, other, index);
      if (together === undefined) {
        const message = `The table is too large to prove that rows ${other + 1} and ${index + 1} are apart.`;
        const hint = 'Use `hitPolicy: first`, or divide the table.';
        problems.report(tableAt, 'unique_not_proved', message, hint);
        return;
      }
      if (!together) continue;
      const message = `Row ${index + 1} and row ${other + 1} may hold together.`;
      const hint = 'Keep their cells apart in at least one input, or use `hitPolicy: first`.';
      problems.report(at, 'rows_overlap', message, hint);
      break;
    }
  }
}

/** One input of a table, and which rows ask something of it. */
interface Column {
  readonly asks: readonly boolean[];
  readonly together: HoldTogether;
}

function columnsOf(rows: readonly TagCase[]): Column[] {
  const asked = rows.map(({ when }) => byInput(conditionLeaves(when)));
  const codes = new Set(asked.flatMap((cells) => [...cells.keys()]));
  const looks = { remaining: MOST_LOOKS };
  return [...codes].map((code) => {
    const cells = asked.map((row) => row.get(code) ?? []);
    return { asks: cells.map(({ length }) => length > 0), together: cellsTogether(cells, looks) };
  });
}

function byInput(leaves: readonly LeafCondition[]): ReadonlyMap<string, readonly LeafCondition[]> {
  const grouped = new Map<string, LeafCondition[]>();
  for (const leaf of leaves) {
    const { code } = leaf.reference;
    grouped.set(code, [...(grouped.get(code) ?? []), leaf]);
  }
  return grouped;
}

/** Whether no input keeps two rows apart; undefined when that was not found out. */
function rowsTogether(
  columns: readonly Column[],
  left: number,
  right: number,
): boolean | undefined {
  let isProved = true;
  for (const { asks, together } of columns) {
    if (asks[left] !== true || asks[right] !== true) continue;
    const answer = together(left, right);
    if (answer === false) return false;
    isProved &&= answer !== undefined;
  }
  return isProved ? true : undefined;
}
