import { ChainCheck, type ChainLink } from './chain-check.js';
import type { TrailFinding } from './finding.js';
import { HeadCheck, type OutsideHead } from './head-check.js';

/** What a look at the whole trail came to. */
export interface Verification {
  readonly sound: boolean;
  /** The first thing that is wrong. */
  readonly finding: TrailFinding | null;
  /** Events that were proved, from the first on. */
  readonly events: number;
  /** The last place that was proved. */
  readonly sequence: string;
  readonly hash: string;
  /** Heads from outside that the chain was held against. */
  readonly heads: number;
  readonly seconds: number;
}

/**
 * Follows a chain from its beginning and holds it against heads from outside; no more than a batch of
 * it is in memory.
 * @param rest what else may be wrong once the chain itself is sound
 */
export async function verifyChain(
  batches: AsyncIterable<readonly ChainLink[]>,
  heads: readonly OutsideHead[],
  rest: () => Promise<TrailFinding | null> = () => Promise.resolve(null),
): Promise<Verification> {
  const start = performance.now();
  const outside = new HeadCheck(heads);
  const chain = new ChainCheck();
  const finding =
    outside.badSignature() ??
    (await follow(batches, chain, outside)) ??
    outside.atEnd(chain.end.sequence) ??
    (await rest());
  return {
    sound: finding === null,
    finding,
    events: chain.verified,
    ...chain.end,
    heads: heads.length,
    seconds: Math.round(performance.now() - start) / 1000,
  };
}

async function follow(
  batches: AsyncIterable<readonly ChainLink[]>,
  chain: ChainCheck,
  outside: HeadCheck,
): Promise<TrailFinding | null> {
  for await (const batch of batches) {
    for (const link of batch) {
      const before = chain.verified;
      if (!chain.add(link)) return chain.finish();
      if (chain.verified === before) continue;
      const other = outside.at(link.sequence, link.hash);
      if (other !== null) return other;
    }
  }
  return chain.finish();
}
