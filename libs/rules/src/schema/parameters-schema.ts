import { SHAPE } from '../parse/read-parameters.js';
import { mapping, TEXT, WORDS, type JsonSchema } from './json-schema.js';
import { TYPE_KEYS } from './type-schema.js';

/** The `parameters` of a definition. */
export function parametersSchema(): JsonSchema {
  const described = { ...TYPE_KEYS, default: true, name: WORDS, unit: TEXT };
  return { type: 'object', additionalProperties: mapping(SHAPE, described) };
}
