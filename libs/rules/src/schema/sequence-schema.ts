import { SEQUENCE_RESULTS } from '../ast/sequence.js';
import { MAX_DAYS, RELATIONS } from '../parse/read-sequence.js';
import {
  exactlyOne,
  mapping,
  oneOfWords,
  PARAMETER,
  TEXT,
  wholeNumber,
  type JsonSchema,
} from './json-schema.js';

/** Events that others follow, or do not follow, within so many days. */
export function sequenceSchema(): JsonSchema {
  const step = mapping(
    { required: ['from'], optional: ['where', 'on'] },
    { from: TEXT, where: { $ref: '#/definitions/columnCondition' }, on: TEXT },
  );
  const shape = {
    required: ['first', 'within', 'result', 'window'],
    optional: [...RELATIONS, 'sameDay'],
  };
  const described = {
    first: step,
    ...Object.fromEntries(RELATIONS.map((relation) => [relation, step])),
    within: mapping(
      { required: ['days'] },
      { days: { anyOf: [wholeNumber(1, MAX_DAYS), PARAMETER] } },
    ),
    result: oneOfWords(SEQUENCE_RESULTS),
    window: { $ref: '#/definitions/window' },
    sameDay: { type: 'boolean' },
  };
  return { ...mapping(shape, described), ...exactlyOne(RELATIONS) };
}
