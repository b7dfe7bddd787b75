import {
  ARITHMETIC_OPERATIONS,
  DATE_OPERATIONS,
  DIFFERENCE_OPERATIONS,
} from '../ast/expression.js';
import { GROUPS, PII, SHAPE, SOURCES } from '../parse/read-fact.js';
import { SUBJECTS } from '../parse/read-header.js';
import { conditionSchema } from './condition-schema.js';
import { measureSchema } from './measure-schema.js';
import { sequenceSchema } from './sequence-schema.js';
import { windowSchema } from './window-schema.js';
import {
  DEFINITION_CODE,
  DRAFT,
  exactlyOne,
  listOf,
  mapping,
  oneOfWords,
  TEXT,
  WORDS,
  type JsonSchema,
  type Keywords,
} from './json-schema.js';
import { parametersSchema } from './parameters-schema.js';
import { rollupSchema } from './rollup-schema.js';
import { TYPE_KEYS, TYPE_RULES } from './type-schema.js';

/** The JSON Schema of a fact's YAML document. */
export function factSchema(): Keywords {
  const sources: Readonly<Record<string, JsonSchema>> = {
    measure: measureSchema(),
    sequence: sequenceSchema(),
    attribute: mapping({ required: ['column'], optional: ['from'] }, { column: TEXT, from: TEXT }),
    derived: { $ref: '#/definitions/expression' },
    inherit: mapping({ required: ['of', 'fact'] }, { of: oneOfWords(['customer']), fact: TEXT }),
    rollup: rollupSchema(['fact'], { $ref: '#/definitions/condition' }),
  };
  const described = {
    fact: DEFINITION_CODE,
    name: WORDS,
    meaning: WORDS,
    group: oneOfWords(GROUPS),
    subject: oneOfWords(SUBJECTS),
    ...TYPE_KEYS,
    unit: TEXT,
    owner: TEXT,
    pii: oneOfWords(PII),
    from: TEXT,
    when: { $ref: '#/definitions/condition' },
    parameters: parametersSchema(),
    ...sources,
  };
  return {
    $schema: DRAFT,
    title: 'Fact',
    ...mapping(SHAPE, described),
    allOf: [...TYPE_RULES, exactlyOne(SOURCES), ATTRIBUTE_FROM, DERIVED_WHEN],
    definitions: {
      condition: conditionSchema(['fact'], '#/definitions/condition'),
      columnCondition: conditionSchema(['column'], '#/definitions/columnCondition'),
      expression: expressionSchema(),
      window: windowSchema(),
    },
  };
}

/** Only a derived fact has a condition. */
const DERIVED_WHEN: JsonSchema = { dependencies: { when: ['derived'] } };

/** An attribute names its dataset, inside or outside of `attribute`. */
const ATTRIBUTE_FROM: JsonSchema = {
  if: {
    required: ['attribute'],
    properties: { attribute: { type: 'object', not: { required: ['from'] } } },
  },
  then: { required: ['from'] },
};

/** Operations of exactly two operands. */
const PAIRS: readonly string[] = ['subtract', 'divide', ...DIFFERENCE_OPERATIONS];

function expressionSchema(): JsonSchema {
  const self = { $ref: '#/definitions/expression' };
  const several = (operation: string): JsonSchema => {
    const isPair = PAIRS.includes(operation);
    return { ...listOf(self, 2), ...(isPair && { maxItems: 2 }) };
  };
  return {
    type: ['number', 'object'],
    minProperties: 1,
    maxProperties: 1,
    properties: {
      fact: TEXT,
      ...Object.fromEntries(
        [...ARITHMETIC_OPERATIONS, ...DIFFERENCE_OPERATIONS].map((each) => [each, several(each)]),
      ),
      ...Object.fromEntries(DATE_OPERATIONS.map((each) => [each, self])),
    },
    additionalProperties: false,
  };
}
