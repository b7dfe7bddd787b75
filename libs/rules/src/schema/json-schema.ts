import { LIMITS } from '../parse/limits.js';
import { CODE } from '../parse/read-header.js';

/** A JSON Schema of draft 7, which every editor understands. */
export type JsonSchema = boolean | Keywords;

export type Keywords = Readonly<Record<string, unknown>>;

export const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** A text that is written as text and is not blank. */
export const TEXT: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: LIMITS.text,
  pattern: '\\S',
};

export const DEFINITION_CODE: JsonSchema = { type: 'string', pattern: CODE.source };

/** A single value, whatever its type. */
export const LITERAL: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** A literal, `missing`, or the codes of a set. */
export const OUTCOME: JsonSchema = { anyOf: [LITERAL, listOf(LITERAL, 0)] };

export const WORDS: JsonSchema = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: TEXT, en: TEXT },
  additionalProperties: false,
};

/** `{ parameter: <name> }` in the place of a value. */
export const PARAMETER: JsonSchema = {
  type: 'object',
  required: ['parameter'],
  properties: { parameter: TEXT },
  additionalProperties: false,
};

export function oneOfWords(words: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...words] };
}

/** A list as the parser reads lists: bounded, and seldom empty. */
export function listOf(items: JsonSchema, minItems = 1): Keywords {
  return { type: 'array', items, minItems, maxItems: LIMITS.items };
}

/** A whole number within bounds, which `1.0` is as well. */
export function wholeNumber(
  minimum: number = Number.MIN_SAFE_INTEGER,
  maximum: number = Number.MAX_SAFE_INTEGER,
): JsonSchema {
  return { type: 'integer', minimum, maximum };
}

/**
 * A mapping with the keys of a parser's table. A key without a description here is offered all the
 * same: what stands there is left to the parser.
 */
export function mapping(
  shape: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  described: Readonly<Record<string, JsonSchema>>,
): Keywords {
  const keys = [...shape.required, ...(shape.optional ?? [])];
  return {
    type: 'object',
    required: [...shape.required],
    properties: Object.fromEntries(keys.map((key) => [key, described[key] ?? true])),
    additionalProperties: false,
  };
}

/** Exactly one of the keys is there. */
export function exactlyOne(keys: readonly string[]): Keywords {
  return { oneOf: keys.map((key) => ({ required: [key] })) };
}
