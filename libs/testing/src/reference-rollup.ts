import {
  conditionState,
  type FactValue,
  type Rollup,
  type RunTime,
  type ValueType,
} from '@tagwright/rules';
import { fraction, held, scaleOf } from './reference-number.js';

/** Values of one vehicle or lead by code, its id among them as `$id`. */
export type LinkedValues = ReadonlyMap<string, FactValue>;

/** A rollup over the values of a customer's vehicles or leads, one after the other. */
export function referenceRollup(
  rollup: Rollup,
  linked: readonly LinkedValues[],
  type: ValueType,
  run: RunTime,
): FactValue {
  if (rollup.pick.kind === 'newest') return newest(rollup, rollup.pick.by, linked, run);
  const members = linked.flatMap((values) => {
    const state = rollup.where === undefined ? 'true' : conditionState(rollup.where, values, run);
    const value = rollup.input === undefined ? true : (values.get(rollup.input.code) ?? null);
    const sure = state === 'true' && value !== null;
    return state === 'false' || isUnlisted(rollup, value) ? [] : [{ value, sure }];
  });
  const known = members.flatMap(({ value, sure }) => (sure ? [value] : []));
  const decisive = decided(rollup, known);
  if (decisive !== undefined) return decisive;
  if (members.some((member) => !member.sure)) return null;
  return members.length === 0 ? rollup.none : picked(rollup, known, type);
}

/** Walks through the linked ones; whose date or membership is not known might be the newest. */
function newest(
  rollup: Rollup,
  by: string,
  linked: readonly LinkedValues[],
  run: RunTime,
): FactValue {
  let best: LinkedValues | undefined;
  let isDoubtful = false;
  for (const values of linked) {
    const state = rollup.where === undefined ? 'true' : conditionState(rollup.where, values, run);
    if (state === 'false') continue;
    const date = values.get(by) ?? null;
    if (state === 'unknown' || date === null) isDoubtful = true;
    else if (best === undefined || isLater(values, best, by)) best = values;
  }
  if (isDoubtful) return null;
  return best === undefined ? rollup.none : (best.get(rollup.input?.code ?? '') ?? null);
}

function isLater(values: LinkedValues, other: LinkedValues, by: string): boolean {
  const [date, otherDate] = [String(values.get(by)), String(other.get(by))];
  if (date !== otherDate) return date > otherDate;
  return Number(values.get('$id')) > Number(other.get('$id'));
}

function isUnlisted({ pick }: Rollup, value: FactValue): boolean {
  return pick.kind === 'order' && value !== null && !pick.order.some((each) => each === value);
}

/** A value that no other member can change. */
function decided({ pick }: Rollup, known: readonly FactValue[]): FactValue | undefined {
  if (pick.kind === 'any' && known.includes(true)) return true;
  if (pick.kind === 'all' && known.includes(false)) return false;
  const best = pick.kind === 'order' ? pick.order[0] : undefined;
  return best !== undefined && known.includes(best) ? best : undefined;
}

function picked({ pick, input }: Rollup, known: readonly FactValue[], type: ValueType): FactValue {
  switch (pick.kind) {
    case 'any':
      return false;
    case 'all':
      return true;
    case 'count':
      return known.filter((value) => input?.type.kind !== 'boolean' || value === true).length;
    case 'sum': {
      const sum = known.reduce((total: bigint, value) => total + BigInt(Number(value)), 0n);
      const size = sum < 0n ? -sum : sum;
      return size > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(sum);
    }
    case 'avg': {
      const sum = known.reduce((total: bigint, value) => total + BigInt(Number(value)), 0n);
      const unit = 10n ** BigInt(input === undefined ? 0 : scaleOf(input.type));
      return held(fraction(sum, unit * BigInt(known.length)), type);
    }
    case 'newest':
      return null;
    case 'max':
    case 'min':
      return extreme(pick.kind, known);
    case 'order':
      return pick.order.find((each) => known.includes(each)) ?? null;
  }
}

function extreme(which: 'min' | 'max', known: readonly FactValue[]): FactValue {
  let best: FactValue = null;
  for (const value of known) {
    if (value === null) continue;
    const better = best === null || (which === 'max' ? value > best : value < best);
    if (better) best = value;
  }
  return best;
}
