import type { FactFigures, ProfileBin, ProfileQuantile } from './fact-profile.js';

/** Fewer subjects than this might be recognised by a value of theirs. */
const SMALLEST_GROUP = 5;

/**
 * Figures of a fact that describes people indirectly: no value, extreme, quantile or bin stands for
 * fewer than five subjects, and nobody is left out of a count.
 */
export function foldSmall(figures: FactFigures): FactFigures {
  const values = figures.values.filter(({ count }) => count >= SMALLEST_GROUP);
  const folded = figures.values.filter(({ count }) => count < SMALLEST_GROUP);
  const present = figures.subjects - figures.missing;
  return {
    ...figures,
    withheld: 'small_groups',
    min: null,
    max: null,
    quantiles: figures.quantiles.filter((each) => isShared(each, present)),
    bins: mergeSmall(figures.bins),
    values,
    rest: {
      values: figures.rest.values + folded.length,
      count: figures.rest.count + folded.reduce((sum, { count }) => sum + count, 0),
    },
  };
}

/** Whether enough subjects lie beyond a quantile, on the side where they are fewer. */
function isShared({ share }: ProfileQuantile, present: number): boolean {
  return Math.min(share, 1 - share) * present >= SMALLEST_GROUP;
}

/** Joins bins that hold a few subjects with what follows, the last ones with what is before. */
export function mergeSmall(bins: readonly ProfileBin[]): ProfileBin[] {
  const merged: ProfileBin[] = [];
  let open: ProfileBin | null = null;
  for (const bin of bins) {
    const grown: ProfileBin = open === null ? bin : joined(open, bin);
    const isSmall = grown.count > 0 && grown.count < SMALLEST_GROUP;
    if (!isSmall) merged.push(grown);
    open = isSmall ? grown : null;
  }
  if (open === null) return merged;
  // What comes before may be empty; the few at the end need company.
  while (merged.length > 0 && open.count < SMALLEST_GROUP) {
    const before = merged.pop();
    if (before !== undefined) open = joined(before, open);
  }
  return open.count < SMALLEST_GROUP
    ? [{ from: null, to: null, count: open.count }]
    : [...merged, open];
}

function joined(first: ProfileBin, second: ProfileBin): ProfileBin {
  return { from: first.from, to: second.to, count: first.count + second.count };
}
