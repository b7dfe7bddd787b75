/** How many move from a value to a value, or keep one; null is missing. */
export interface MatrixCell {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

export interface MatrixShape {
  /** Values of both sides, in the given order, then others by name, missing last. */
  readonly values: readonly (string | null)[];
  /** Rows are values before, columns values after. */
  readonly counts: readonly (readonly number[])[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly total: number;
  readonly moved: number;
  /** Largest count of those who change. */
  readonly largestMove: number;
}

/** Steps of heat besides none. */
const STEPS = 5;

/** The cells as a square table. */
export function matrixShape(
  cells: readonly MatrixCell[],
  order: readonly string[] = [],
): MatrixShape {
  const values = valuesOf(cells, order);
  const counts = values.map((from) =>
    values.map((to) => sum(cells.filter((cell) => cell.from === from && cell.to === to))),
  );
  const total = sum(cells);
  const moves = cells.filter(({ from, to }) => from !== to);
  return {
    values,
    counts,
    before: values.map((value) => sum(cells.filter(({ from }) => from === value))),
    after: values.map((value) => sum(cells.filter(({ to }) => to === value))),
    total,
    moved: sum(moves),
    largestMove: Math.max(0, ...moves.map(({ count }) => count)),
  };
}

const sum = (cells: readonly Pick<MatrixCell, 'count'>[]): number =>
  cells.reduce((all, { count }) => all + count, 0);

function valuesOf(
  cells: readonly MatrixCell[],
  order: readonly string[],
): readonly (string | null)[] {
  const found = new Set(cells.flatMap(({ from, to }) => [from, to]));
  const known = order.filter((value) => found.has(value));
  const others = [...found]
    .filter((value): value is string => value !== null && !order.includes(value))
    .sort();
  return [...known, ...others, ...(found.has(null) ? [null] : [])];
}

/** How strongly a count is shown beside the largest: 0 for none, up to 5; a few are never none. */
export function heatOf(count: number, largest: number): number {
  if (count <= 0 || largest <= 0) return 0;
  // By root, because one large move would otherwise leave all others pale.
  return Math.max(1, Math.ceil(Math.sqrt(count / largest) * STEPS));
}
