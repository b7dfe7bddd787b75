import type { Distribution, TagValue, Words } from '../api/types.js';

/** One coloured part of a distribution. */
export interface Share {
  readonly kind: 'value' | 'bucket' | 'rest' | 'missing';
  /** Index of the colour; the code list's order decides, not the size. */
  readonly colour: number;
  readonly value: TagValue;
  readonly name: Words | null;
  readonly from?: string | number;
  readonly to?: string | number;
  readonly count: number;
}

/** As many colours as can be told apart at a glance. */
const COLOURS = 8;

/** Puts back the empty stretches that the API leaves out, so that distance on the axis is true. */
function withGaps(buckets: Distribution['buckets']): Distribution['buckets'] {
  return buckets.flatMap((bucket, index) => {
    const end = buckets[index - 1]?.to;
    const width = Number(bucket.to) - Number(bucket.from);
    const gap = Number(bucket.from) - Number(end);
    if (end === undefined || !(gap > 0) || !(width > 0)) return [bucket];
    const holes = Math.min(200, Math.round(gap / width));
    const empty = Array.from({ length: holes }, (_one, hole) => ({
      from: String(Number(end) + hole * width),
      to: String(Number(end) + (hole + 1) * width),
      count: 0,
    }));
    return [...empty, bucket];
  });
}

/**
 * The last number of a stretch `[from, to)`, so that neighbours do not seem to share one: 16 to 19,
 * 20 to 23. A bound that is no number stays as it is.
 */
function lastOf(to: string, max: string | null): string {
  if (!/^-?\d+(\.\d+)?$/.test(to)) return to;
  const digits = to.split('.')[1]?.length ?? 0;
  const last = (Number(to) - 10 ** -digits).toFixed(digits);
  return max !== null && Number(max) < Number(last) ? max : last;
}

/** Cuts a distribution into parts in their list's order, the missing last. */
export function sharesOf(distribution: Distribution): readonly Share[] {
  const values = distribution.values.map((entry, index): Share => ({
    kind: 'value',
    colour: index,
    ...entry,
  }));
  const buckets = withGaps(distribution.buckets).map((bucket, index): Share => ({
    kind: 'bucket',
    colour: index,
    value: null,
    name: null,
    ...bucket,
    to: lastOf(bucket.to, distribution.max),
  }));
  const known = [...values, ...buckets];
  if (distribution.missing === 0) return known;
  const missing: Share = {
    kind: 'missing',
    colour: -1,
    value: null,
    name: null,
    count: distribution.missing,
  };
  return [...known, missing];
}

/**
 * Folds what has no colour of its own into one part, so that a bar of a long list stays readable:
 * the first seven of the list keep their colour.
 */
export function foldedShares(shares: readonly Share[], colours = COLOURS): readonly Share[] {
  const known = shares.filter((share) => share.kind !== 'missing');
  if (known.length <= colours) return shares.filter((share) => share.count > 0);
  const kept = [...known].sort((a, b) => b.count - a.count).slice(0, colours - 1);
  const rest = known.filter((share) => !kept.includes(share));
  const folded: Share = {
    kind: 'rest',
    colour: -1,
    value: null,
    name: null,
    count: rest.reduce((sum, share) => sum + share.count, 0),
  };
  const shown = known
    .filter((share) => kept.includes(share))
    .map((share, colour) => ({ ...share, colour }));
  return [...shown, folded, ...shares.filter((share) => share.kind === 'missing')].filter(
    (share) => share.count > 0,
  );
}

/** The design token that paints a part. */
export function colourOf(share: Share): string {
  if (share.kind === 'missing') return 'var(--value-missing)';
  if (share.kind === 'rest') return 'var(--value-rest)';
  // The parts of a range are one thing measured, so they share a colour; heights tell them apart.
  if (share.kind === 'bucket') return 'var(--value-0)';
  return `var(--value-${share.colour % COLOURS})`;
}
