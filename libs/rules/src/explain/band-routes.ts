import type { ScorecardRule, TagDefinition } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { Values } from '../logic/condition-state.js';
import { sumStretch, type Stretch } from '../logic/sum-stretch.js';
import type { Moment } from '../time/run-time.js';
import { explainTag } from './explain-tag.js';
import type { ScorecardExplanation } from './explanation.js';
import type { Route } from './route.js';
import { isWanted, type Wanted } from './wanted.js';
import { whenMissing } from './when-missing.js';

/**
 * The bands of a scorecard that give the wanted value, or the wanted scores themselves, as sums of
 * points; those that no points add up to are left out. And the way without any score.
 */
export function bandRoutes(
  tag: TagDefinition,
  rule: ScorecardRule,
  wanted: Wanted,
  values: Values,
  run: Moment,
): Route[] {
  const { sum, lines } = explainTag(tag, values, run) as ScorecardExplanation;
  const missing = lines.filter(({ points }) => points === null).map(({ reference }) => reference);
  const routes = bandsOf(rule, wanted).flatMap(({ index, value, score }): Route[] => {
    const sums = sumStretch(rule, score);
    if (sums === null) return [];
    const points = { sum, ...sums, distance: distanceTo(sum, sums), missing };
    return [{ from: 'band', index, value, steps: [], points }];
  });
  const value = rule.bands?.unknown ?? null;
  const isEverMissing = rule.inputs.some((input) => input.missing === undefined);
  if (!isEverMissing || !isWanted(value, wanted)) return routes;
  const without = whenMissing(tag, wanted, values, run);
  return [...routes, { from: 'unknown', index: null, value, steps: [], whenMissing: without }];
}

interface Band {
  readonly index: number | null;
  readonly value: Outcome;
  readonly score: Stretch;
}

function bandsOf({ bands }: ScorecardRule, wanted: Wanted): Band[] {
  if (bands === undefined) {
    if (wanted.kind === 'band') {
      const { from, to } = wanted;
      return [
        { index: null, value: from ?? to, score: { from, below: to === null ? null : to + 1 } },
      ];
    }
    if (wanted.kind !== 'value' || typeof wanted.value !== 'number') return [];
    const { value } = wanted;
    return [{ index: null, value, score: { from: value, below: value + 1 } }];
  }
  const ends = [...bands.bands, { below: null, value: bands.last }];
  return ends.flatMap(({ below, value }, index) => {
    const from = bands.bands[index - 1]?.below ?? null;
    return isWanted(value, wanted) ? [{ index, value, score: { from, below } }] : [];
  });
}

function distanceTo(sum: number | null, { from, below }: Stretch): number | null {
  if (sum === null) return null;
  if (from !== null && sum < from) return from - sum;
  return below !== null && sum >= below ? below - 1 - sum : 0;
}
