import type { LeafCondition } from '../ast/condition.js';
import type { FactValue } from '../ast/value.js';
import type { CatalogView } from '../catalog-view.js';
import { conditionState } from '../logic/condition-state.js';
import { cutsOf } from './operator-cuts.js';
import { representativeValues } from './representative-values.js';
import { maskOf, type StateMask } from './state-mask.js';
import type { ValueDomain } from './value-domain.js';

/**
 * One region of an input: all its values give every transparent leaf the same truth value. A value
 * stands for the region; `undefined` is some known value that cannot be named.
 */
interface Region {
  readonly value: FactValue | undefined;
}

/** An input of conditions, its domain divided into regions; the last one is missing. */
export interface InputVariable {
  readonly code: string;
  readonly regions: readonly Region[];
  /** The truth value of each transparent leaf, region by region; a leaf not here is opaque. */
  readonly states: ReadonlyMap<LeafCondition, readonly StateMask[]>;
}

/** Operators that look at time are opaque, so that nothing here asks for the moment. */
const NO_MOMENT = null;

/** Divides an input by everything that its leaves ask of it. */
export function inputVariable(
  code: string,
  leaves: readonly LeafCondition[],
  domain: ValueDomain,
  catalog: CatalogView,
): InputVariable {
  const cuts = leaves.map((leaf) => cutsOf(leaf.operator, leaf.operand));
  const clear = leaves.filter((_, index) => cuts[index] !== undefined);
  const named = [...new Set(cuts.flatMap((each) => each ?? []))];
  const values = representativeValues(named, domain, catalog);
  if (values === undefined) {
    return { code, regions: [{ value: undefined }, { value: null }], states: new Map() };
  }
  const regions = distinctRegions(code, clear, [...values, null]);
  const states = new Map(
    clear.map((leaf, index) => [leaf, regions.map(({ masks }) => masks[index] ?? 0)] as const),
  );
  return { code, regions: regions.map(({ value }) => ({ value })), states };
}

/** Of values that no leaf can tell apart one stays; missing always does. */
function distinctRegions(
  code: string,
  leaves: readonly LeafCondition[],
  values: readonly FactValue[],
): { value: FactValue; masks: StateMask[] }[] {
  const seen = new Map<string, { value: FactValue; masks: StateMask[] }>();
  for (const value of values) {
    const given = new Map([[code, value]]);
    const masks = leaves.map((leaf) => maskOf(conditionState(leaf, given, NO_MOMENT)));
    const key = `${value === null ? 'missing' : 'known'} ${masks.join('')}`;
    if (!seen.has(key)) seen.set(key, { value, masks });
  }
  return [...seen.values()];
}
