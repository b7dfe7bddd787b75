import type { Engine } from '@tagwright/engines';
import type { EvenEdges } from './even-edges.js';
import type { ProfileBin } from './fact-profile.js';

/**
 * Counts how many subjects each bin holds. Empty bins between others stay; open ends that hold
 * nobody are left out.
 * @param position SQL of a value's place on the scale of the edges, a BIGINT
 * @param nameOf how an edge is written
 */
export async function countHistogram(
  engine: Engine,
  relation: string,
  position: string,
  { start, width, bins }: EvenEdges,
  nameOf: (edge: bigint) => string,
): Promise<ProfileBin[]> {
  const end = start + width * BigInt(bins);
  const rows = await engine.query(
    `SELECT CASE WHEN place < ${start} THEN -1 WHEN place >= ${end} THEN ${bins}
                 ELSE (place - ${bigint(start)}) // ${width} END AS bin, count(*) AS n
     FROM (SELECT ${position} AS place FROM ${relation}) WHERE place IS NOT NULL GROUP BY 1`,
  );
  const counts = new Map(rows.map(({ bin, n }) => [Number(bin), Number(n)]));
  const edge = (index: number): string => nameOf(start + width * BigInt(index));
  const inner = Array.from({ length: bins }, (_, index) => ({
    from: edge(index),
    to: edge(index + 1),
    count: counts.get(index) ?? 0,
  }));
  const below = { from: null, to: edge(0), count: counts.get(-1) ?? 0 };
  const above = { from: edge(bins), to: null, count: counts.get(bins) ?? 0 };
  return [below, ...inner, above].filter(
    ({ from, to, count }) => count > 0 || (from !== null && to !== null),
  );
}

/** Brackets, so that a number below zero is subtracted and does not begin a comment. */
function bigint(value: bigint): string {
  return `(${value}::BIGINT)`;
}
