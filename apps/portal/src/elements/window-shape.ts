/** A list whose rows all have one height, but for one that is open and has something below it. */
export interface ListShape {
  readonly total: number;
  /** Pixels of one row. */
  readonly row: number;
  /** What is shown below an open row. */
  readonly open: { readonly index: number; readonly height: number } | null;
}

export interface ListWindow {
  /** The first row that is drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** The first and the last row that somebody sees, counted from 0. */
  readonly seen: readonly [first: number, last: number];
  /** Pixels of emptiness that stand for the rows before and after the drawn ones. */
  readonly before: number;
  readonly after: number;
}

/** Rows drawn beyond both edges, so that a quick turn of the wheel and Tab find some there. */
const SPARE = 12;

/** Browsers draw no box much higher; longer lists are scrolled through in proportion. */
const HIGHEST = 12_000_000;

const heightOf = ({ total, row, open }: ListShape): number => total * row + (open?.height ?? 0);

function topOf({ row, open }: ListShape, index: number): number {
  return index * row + (open && index > open.index ? open.height : 0);
}

function rowAt({ row, open }: ListShape, y: number): number {
  if (!open || y < (open.index + 1) * row) return Math.floor(y / row);
  return Math.max(open.index, Math.floor((y - open.height) / row));
}

/**
 * Which rows of a long list to draw.
 * @param scrolled pixels above the visible part, of those that the browser scrolls through
 * @param visible pixels that are seen
 */
export function listWindow(shape: ListShape, scrolled: number, visible: number): ListWindow {
  const { total } = shape;
  const height = heightOf(shape);
  const drawable = Math.min(height, HIGHEST);
  const way = Math.max(1, drawable - visible);
  const at = Math.min(Math.max(0, scrolled), way);
  // What lies above the visible part in a list without a limit.
  const y = drawable === height ? at : (at * (height - visible)) / way;
  const within = (index: number): number => Math.min(Math.max(0, index), Math.max(0, total - 1));
  const seen = [within(rowAt(shape, y)), within(rowAt(shape, y + visible - 1))] as const;
  const first = Math.max(0, seen[0] - SPARE);
  const end = Math.min(total, seen[1] + 1 + SPARE);
  const before = Math.max(0, at - (y - topOf(shape, first)));
  const drawn = topOf(shape, end) - topOf(shape, first);
  return { first, end, seen, before, after: Math.max(0, drawable - before - drawn) };
}
