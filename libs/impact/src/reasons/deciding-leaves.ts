import type { Words } from '@tagwright/kernel';
import type { FactValue } from '@tagwright/rules';
import type { DecidingLeaf } from '../impact-report.js';
import { plainValue } from '../plain-value.js';
import type { Decision } from './decisions.js';

/** A person reads a few. */
const AT_MOST = 8;

/** Puts a decision into words. */
export type WordsOfDecision = (decision: Decision) => Words;

/**
 * The comparisons that come out differently on both sides; where the rules have nothing in common
 * that does, those that gave the value on either side.
 */
export function decidingLeaves(
  old: readonly Decision[],
  now: readonly Decision[],
  words: { readonly before: WordsOfDecision; readonly after: WordsOfDecision },
): DecidingLeaf[] {
  const leafOf = (before?: Decision, after?: Decision): DecidingLeaf => ({
    code: (before ?? after)?.code ?? '',
    words: {
      before: before === undefined ? null : words.before(before),
      after: after === undefined ? null : words.after(after),
    },
    actual: { before: actualOf(before), after: actualOf(after) },
    state: { before: before?.state ?? null, after: after?.state ?? null },
  });
  const pairs = pairsOf(old, now);
  const differing = pairs.filter(([a, b]) => a.state !== b.state);
  if (differing.length > 0) return distinct(differing.map(([a, b]) => leafOf(a, b)));
  const paired = new Set(pairs.flat());
  const alone = (each: Decision): boolean => !paired.has(each) && each.isApplied;
  return distinct([
    ...old.filter(alone).map((each) => leafOf(each, undefined)),
    ...now.filter(alone).map((each) => leafOf(undefined, each)),
  ]);
}

/** The same comparison of both sides: at the same place, or else the next one of the same kind. */
function pairsOf(old: readonly Decision[], now: readonly Decision[]): [Decision, Decision][] {
  const left = new Set(now);
  const take = (fits: (each: Decision) => boolean): Decision | undefined => {
    const found = [...left].find(fits);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const pairs: [Decision, Decision][] = [];
  const later: Decision[] = [];
  for (const each of old) {
    const same = take((other) => other.path === each.path && isAlike(each, other));
    if (same === undefined) later.push(each);
    else pairs.push([each, same]);
  }
  for (const each of later) {
    const next = take((other) => isAlike(each, other));
    if (next !== undefined) pairs.push([each, next]);
  }
  return pairs;
}

function isAlike(a: Decision, b: Decision): boolean {
  return a.code === b.code && a.leaf?.operator === b.leaf?.operator;
}

function actualOf(decision: Decision | undefined): FactValue {
  const leaf = decision?.leaf;
  return leaf === null || leaf === undefined ? null : plainValue(leaf.actual, leaf.type);
}

/** A rule may ask the same in several cases. */
function distinct(leaves: readonly DecidingLeaf[]): DecidingLeaf[] {
  const seen = new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf]));
  return [...seen.values()].slice(0, AT_MOST);
}
