import { COMPARABLE_OPERATIONS, GAP_OPERATIONS, MEASURE_OPERATIONS } from '../ast/measure.js';
import { COMPARISONS } from '../parse/read-comparison.js';
import {
  exactlyOne,
  mapping,
  oneOfWords,
  TEXT,
  wholeNumber,
  type JsonSchema,
} from './json-schema.js';

const ROWS: JsonSchema = { $ref: '#/definitions/columnCondition' };
const EMPTY: JsonSchema = { type: 'object', maxProperties: 0 };
const COLUMN_OPERATIONS = [
  'sum',
  'min',
  'max',
  'avg',
  'median',
  'distinct',
  'first',
  'last',
  'mode',
];
const GAP = mapping(
  { required: [], optional: ['minEvents'] },
  { minEvents: wholeNumber(2, 1_000) },
);

/** What follows each operation; one that is not here is left to the parser. */
const OPERANDS: Readonly<Record<string, JsonSchema>> = {
  count: EMPTY,
  exists: EMPTY,
  ...Object.fromEntries(COLUMN_OPERATIONS.map((each) => [each, TEXT])),
  ...Object.fromEntries(GAP_OPERATIONS.map((each) => [each, GAP])),
};

/** A measure or comparison over a dataset's rows. */
export function measureSchema(): JsonSchema {
  const operations = [...MEASURE_OPERATIONS, ...COMPARISONS];
  const shape = { required: ['from'], optional: [...operations, 'where', 'window', 'on'] };
  const described = {
    ...OPERANDS,
    ratio: mapping({ required: ['of', 'to'] }, { of: compared(), to: compared() }),
    share: ROWS,
    trend: mapping(
      { required: ['of', 'as'] },
      { of: compared(), as: oneOfWords(['ratio', 'difference']) },
    ),
    from: TEXT,
    where: ROWS,
    window: { $ref: '#/definitions/window' },
    on: TEXT,
  };
  const looksForward = {
    required: ['window'],
    properties: { window: { type: 'object', required: ['next'] } },
  };
  return {
    ...mapping(shape, described),
    ...exactlyOne(operations),
    if: looksForward,
    then: { required: ['on'] },
  };
}

/** One of two measures that are set against each other. */
function compared(): JsonSchema {
  const shape = { required: [], optional: [...COMPARABLE_OPERATIONS, 'where'] };
  return { ...mapping(shape, { ...OPERANDS, where: ROWS }), ...exactlyOne(COMPARABLE_OPERATIONS) };
}
