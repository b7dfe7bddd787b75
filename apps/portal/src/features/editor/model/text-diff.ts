/** A line of two texts: in both, or in one of them. */
export interface DiffLine {
  readonly text: string;
  readonly in: 'both' | 'left' | 'right';
}

/** The lines of two texts in one order, as few as possible in one of them only. */
export function diffLines(left: string, right: string): readonly DiffLine[] {
  const [a, b] = [left.split('\n'), right.split('\n')];
  const longest = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      lines.push({ text: a[i] ?? '', in: 'both' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(longest, i + 1, j) >= at(longest, i, j + 1))) {
      lines.push({ text: a[i] ?? '', in: 'left' });
      i += 1;
    } else {
      lines.push({ text: b[j] ?? '', in: 'right' });
      j += 1;
    }
  }
  return lines;
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number =>
  table[i]?.[j] ?? 0;

/** How many lines the rests of both texts have in common, from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}
