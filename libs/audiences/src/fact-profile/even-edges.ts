/** Bins of one width side by side, in the smallest unit of a number or in months. */
export interface EvenEdges {
  readonly start: bigint;
  readonly width: bigint;
  readonly bins: number;
}

/** With two open ends this makes at most forty. */
const MOST_INNER = 38n;
const STEPS = [1n, 2n, 5n];

/**
 * Bins from `low` to `high`, both of them inside, whose width is 1, 2 or 5 times a power of ten, so
 * that edges are numbers that people would choose themselves.
 */
export function evenEdges(low: bigint, high: bigint): EvenEdges {
  for (let power = 1n; ; power *= 10n) {
    for (const step of STEPS) {
      const edges = edgesOfWidth(low, high, step * power);
      if (edges.bins <= MOST_INNER) return edges;
    }
  }
}

/** Bins of a given width that begin at one of its multiples. */
export function edgesOfWidth(low: bigint, high: bigint, width: bigint): EvenEdges {
  const start = floorDivide(low, width) * width;
  return { start, width, bins: Number((high - start) / width) + 1 };
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
