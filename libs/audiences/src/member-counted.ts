import { conditionState, type FactValue, type Rollup, type RunTime } from '@tagwright/rules';

/**
 * Whether a rollup looks at a vehicle or lead; null when that cannot be told, because something that
 * its condition asks for is missing (which leaves the customer's value missing as well, unless
 * another one settles it).
 */
export function memberCounted(
  { input, pick, where }: Rollup,
  values: ReadonlyMap<string, FactValue>,
  run: RunTime,
): boolean | null {
  const state = where === undefined ? 'true' : conditionState(where, values, run);
  if (state === 'false') return false;
  const value = input === undefined ? null : (values.get(input.code) ?? null);
  // A known value that is not in the order does not compete.
  const isUnlisted =
    pick.kind === 'order' && value !== null && !pick.order.some((each) => each === value);
  if (isUnlisted) return false;
  return state === 'true' ? true : null;
}
