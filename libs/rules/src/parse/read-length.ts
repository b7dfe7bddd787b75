import type { ParameterUse } from '../ast/parameter.js';
import type { WindowLength, WindowUnit } from '../ast/window.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { named, readMapping, readWholeNumber } from './read-nodes.js';
import { readValue } from './read-parameter-use.js';

export const UNITS: readonly WindowUnit[] = ['days', 'weeks', 'months', 'years'];

/** About a century. */
export const MAX_COUNT: Readonly<Record<WindowUnit, number>> = {
  days: 36_500,
  weeks: 5_200,
  months: 1_200,
  years: 100,
};

/** What the number of a length may be, and in which units. */
interface LengthLimits {
  readonly min: number;
  readonly max?: number;
  readonly units?: readonly WindowUnit[];
}

/** A calendar length such as `{ months: 12 }`, whose number may be a parameter. */
export function readLength(
  at: Cursor,
  { min, max, units = UNITS }: LengthLimits,
  context: ParseContext,
): WindowLength | undefined {
  const { problems } = context;
  const fields = readMapping(at, problems);
  const unit = units.find((each) => each === fields?.keys[0]);
  const countAt = unit === undefined ? undefined : fields?.get(unit);
  if (fields === undefined) return undefined;
  if (unit === undefined || countAt === undefined || fields.keys.length !== 1) {
    const hint = `For example {${units[0] ?? 'days'}: 12}.`;
    problems.report(at, 'unknown_length', `${named(at)} needs one of ${units.join(', ')}.`, hint);
    return undefined;
  }
  const found = readCount(countAt, { min, max: max ?? MAX_COUNT[unit] }, context);
  return found && { unit, ...found };
}

/** A whole number, or the parameter that stands for it. */
export function readCount(
  at: Cursor,
  bounds: { readonly min: number; readonly max: number },
  context: ParseContext,
): { readonly count: number; readonly parameter?: ParameterUse } | undefined {
  const read = (spot: Cursor) => readWholeNumber(spot, context.problems, bounds);
  const found = readValue(at, read, { kind: 'integer' }, context);
  if (found === undefined) return undefined;
  const count = Number(found.value);
  return found.parameter === null ? { count } : { count, parameter: found.parameter };
}
