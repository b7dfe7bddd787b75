import type { WindowUnit } from '../ast/window.js';
import { MAX_COUNT, UNITS } from '../parse/read-length.js';
import { PARAMETER, wholeNumber, type JsonSchema } from './json-schema.js';

/** What the number of a length may be, and in which units. */
interface LengthLimits {
  readonly min: number;
  readonly max?: number;
  readonly units?: readonly WindowUnit[];
}

/** A calendar length whose number may be a parameter. */
export function lengthSchema({ min, max, units = UNITS }: LengthLimits): JsonSchema {
  const count = (unit: WindowUnit): JsonSchema => ({
    anyOf: [wholeNumber(min, max ?? MAX_COUNT[unit]), PARAMETER],
  });
  return {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties: Object.fromEntries(units.map((unit) => [unit, count(unit)])),
    additionalProperties: false,
  };
}
