import { KINDS, NAMED } from '../parse/read-window.js';
import { mapping, TEXT, type JsonSchema } from './json-schema.js';
import { lengthSchema } from './length-schema.js';

/** A window: a word, or a mapping with one key; a key that is not described is left to the parser. */
export function windowSchema(): JsonSchema {
  const between = mapping(
    { required: ['from', 'to'] },
    { from: lengthSchema({ min: 1 }), to: lengthSchema({ min: 0 }) },
  );
  const described: Readonly<Record<string, JsonSchema>> = {
    last: lengthSchema({ min: 1 }),
    next: lengthSchema({ min: 1 }),
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
