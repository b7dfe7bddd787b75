import { KINDS, MAX_COUNT, NAMED, UNITS } from '../parse/read-window.js';
import { mapping, TEXT, wholeNumber, type JsonSchema } from './json-schema.js';

/** A window: a word, or a mapping with one key; a key that is not described is left to the parser. */
export function windowSchema(): JsonSchema {
  const between = mapping(
    { required: ['from', 'to'] },
    { from: lengthSchema(1), to: lengthSchema(0) },
  );
  const described: Readonly<Record<string, JsonSchema>> = {
    last: lengthSchema(1),
    next: lengthSchema(1),
    between,
    since: TEXT,
  };
  const one = {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties: Object.fromEntries(KINDS.map((kind) => [kind, described[kind] ?? true])),
    additionalProperties: false,
  };
  return { anyOf: [{ enum: [...NAMED.keys()] }, one] };
}

/** A calendar length. */
export function lengthSchema(min: number): JsonSchema {
  return {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties: Object.fromEntries(UNITS.map((unit) => [unit, wholeNumber(min, MAX_COUNT[unit])])),
    additionalProperties: false,
  };
}
