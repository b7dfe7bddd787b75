import type { ScorecardRule } from '../ast/tag-definition.js';
import { logistic, LOGISTIC_RANGE } from './logistic.js';

/** Whole numbers from `from` up to, not including, `below`; null is open. */
export interface Stretch {
  readonly from: number | null;
  readonly below: number | null;
}

/**
 * The sums of points, before they are kept within bounds, that give a score in a stretch; null when
 * the lines of the scorecard cannot add up to any. All scaled as the rule says.
 */
export function sumStretch(rule: ScorecardRule, score: Stretch): Stretch | null {
  const from = score.from === null ? -Infinity : leastSum(rule, score.from);
  const below = score.below === null ? Infinity : leastSum(rule, score.below);
  const { lowest, highest } = sumRange(rule);
  if (from >= below || from > highest || below <= lowest) return null;
  return { from: finite(from), below: finite(below) };
}

/** The least sum whose score is at least a bound; infinite where each or none is. */
function leastSum({ clamp, weightScale = 0, logisticScale }: ScorecardRule, bound: number): number {
  const least = logisticScale === undefined ? bound : leastLogit(bound, weightScale, logisticScale);
  if (clamp === undefined) return least;
  if (least <= clamp.min) return -Infinity;
  return least > clamp.max ? Infinity : least;
}

/** The least sum whose probability is at least a bound; a probability grows with its sum. */
function leastLogit(bound: number, weightScale: number, scale: number): number {
  let high = LOGISTIC_RANGE * 10 ** weightScale;
  let low = -high;
  if (logistic(low, weightScale, scale) >= bound) return -Infinity;
  if (logistic(high, weightScale, scale) < bound) return Infinity;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (logistic(middle, weightScale, scale) >= bound) high = middle;
    else low = middle;
  }
  return high;
}

/** Between which sums the lines stay, whatever the inputs are. */
function sumRange({ constant, inputs }: ScorecardRule): { lowest: number; highest: number } {
  const lines = inputs.map(({ bins, otherwise, missing }) => {
    return [...bins.map(({ points }) => points), otherwise, missing ?? otherwise];
  });
  const sum = (pick: (...points: number[]) => number): number =>
    lines.reduce((total, points) => total + pick(...points), constant);
  return { lowest: sum(Math.min), highest: sum(Math.max) };
}

function finite(bound: number): number | null {
  return Number.isFinite(bound) ? bound : null;
}
