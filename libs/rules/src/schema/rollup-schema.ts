import { PICKS } from '../parse/read-rollup.js';
import {
  exactlyOne,
  listOf,
  LITERAL,
  mapping,
  oneOfWords,
  OUTCOME,
  TEXT,
  type JsonSchema,
} from './json-schema.js';

/** A rollup onto customers, over facts only or over tags too. */
export function rollupSchema(kinds: readonly ('fact' | 'tag')[], where: JsonSchema): JsonSchema {
  const shape = { required: ['of', 'pick'], optional: [...kinds, 'where', 'none'] };
  const chosen = {
    ...mapping(
      { required: [], optional: ['order', 'newest'] },
      { order: listOf(LITERAL), newest: TEXT },
    ),
    ...exactlyOne(['order', 'newest']),
  };
  const described = {
    of: oneOfWords(['vehicle', 'lead']),
    pick: { anyOf: [oneOfWords(PICKS), chosen] },
    fact: TEXT,
    tag: TEXT,
    where,
    none: OUTCOME,
  };
  const isCount = { required: ['pick'], properties: { pick: { const: 'count' } } };
  const input = { oneOf: kinds.map((kind) => ({ required: [kind] })) };
  const both = kinds.length > 1 ? { not: { required: [...kinds] } } : {};
  return { ...mapping(shape, described), ...both, if: isCount, else: input };
}
