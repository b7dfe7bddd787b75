import { KINDS } from '../parse/read-value-type.js';
import { oneOfWords, TEXT, wholeNumber, type JsonSchema } from './json-schema.js';

/** The keys that spell out a type. */
export const TYPE_KEYS: Readonly<Record<string, JsonSchema>> = {
  type: oneOfWords(KINDS),
  scale: wholeNumber(0, 10),
  list: TEXT,
};

/** A decimal has a scale, a code its list, and nothing else has either. */
export const TYPE_RULES: readonly JsonSchema[] = [
  only('scale', ['decimal']),
  only('list', ['code', 'codes']),
];

function only(key: string, types: readonly string[]): JsonSchema {
  return {
    if: { required: ['type'], properties: { type: { enum: [...types] } } },
    then: { required: [key] },
    else: { properties: { [key]: false } },
  };
}
