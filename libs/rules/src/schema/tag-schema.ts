import { LEGAL_BASES } from '../ast/legal-basis.js';
import { SUBJECTS } from '../parse/read-header.js';
import { HIT_POLICIES } from '../parse/read-cases.js';
import { SHAPE as IMPORTED } from '../parse/read-imported.js';
import { INPUT } from '../parse/read-scorecard.js';
import { NODE } from '../parse/read-tree.js';
import { LOGISTIC_LIMITS } from '../logic/logistic.js';
import { COMMON, KINDS, OWN } from '../parse/read-tag.js';
import { cellSchema, conditionSchema } from './condition-schema.js';
import {
  DEFINITION_CODE,
  DRAFT,
  exactlyOne,
  listOf,
  LITERAL,
  mapping,
  oneOfWords,
  OUTCOME,
  PARAMETER,
  TEXT,
  WORDS,
  wholeNumber,
  type JsonSchema,
  type Keywords,
} from './json-schema.js';
import { rollupSchema } from './rollup-schema.js';
import { lengthSchema } from './length-schema.js';
import { parametersSchema } from './parameters-schema.js';
import { TYPE_KEYS, TYPE_RULES } from './type-schema.js';

const CONDITION: JsonSchema = { $ref: '#/definitions/condition' };
const CELL: JsonSchema = { $ref: '#/definitions/cell' };
const INPUT_KEYS = { fact: TEXT, tag: TEXT };
const caseOf = (when: JsonSchema): JsonSchema =>
  mapping({ required: ['when', 'value'] }, { when, value: OUTCOME });

const WEIGHT: JsonSchema = { type: 'number' };
const BAND = mapping(
  { required: ['below', 'value'] },
  { below: { anyOf: [WEIGHT, PARAMETER] }, value: OUTCOME },
);

/** The keys that every kind of tag may have, and those that mean the same in each. */
const DESCRIBED: Readonly<Record<string, JsonSchema>> = {
  tag: DEFINITION_CODE,
  name: WORDS,
  category: TEXT,
  subject: oneOfWords(SUBJECTS),
  kind: oneOfWords(KINDS),
  ...TYPE_KEYS,
  unit: TEXT,
  owner: TEXT,
  purpose: WORDS,
  legalBasis: oneOfWords(LEGAL_BASES),
  meaning: WORDS,
  examples: listOf(
    mapping(
      { required: ['given', 'expect'], optional: ['asOf', 'zone'] },
      { given: { type: 'object' }, expect: OUTCOME, asOf: TEXT, zone: TEXT },
    ),
    0,
  ),
  else: OUTCOME,
  unknown: OUTCOME,
  collect: { type: 'boolean' },
  cases: listOf(caseOf(CONDITION)),
  rows: listOf(caseOf(listOf({ anyOf: [{ const: 'any' }, CELL] }))),
  hitPolicy: oneOfWords(HIT_POLICIES),
  // Whole numbers, or with the card's decimals: the parser knows which.
  constant: WEIGHT,
  clamp: mapping({ required: ['min', 'max'] }, { min: WEIGHT, max: WEIGHT }),
  weightScale: wholeNumber(0, LOGISTIC_LIMITS.weightScale),
  link: oneOfWords(['sum', 'logistic']),
  scoreScale: wholeNumber(1, LOGISTIC_LIMITS.scale),
  bands: { ...listOf({ anyOf: [BAND, mapping({ required: ['value'] }, { value: OUTCOME })] }, 2) },
  tree: { $ref: '#/definitions/tree' },
  value: mapping({ required: ['fact'] }, { fact: TEXT }),
  imported: mapping(IMPORTED, {
    label: TEXT,
    provider: TEXT,
    minConfidence: LITERAL,
    maxAge: { $ref: '#/definitions/length' },
  }),
  parameters: parametersSchema(),
  rollup: rollupSchema(['fact', 'tag'], CONDITION),
};

const LINE: JsonSchema = {
  ...mapping(INPUT, {
    ...INPUT_KEYS,
    bins: listOf(mapping({ required: ['when', 'points'] }, { when: CELL, points: WEIGHT })),
    otherwise: WEIGHT,
    missing: WEIGHT,
  }),
  ...exactlyOne(['fact', 'tag']),
};
const TABLE_INPUT: JsonSchema = {
  ...mapping({ required: [], optional: ['fact', 'tag'] }, INPUT_KEYS),
  ...exactlyOne(['fact', 'tag']),
};

/** What a kind of tag must have, and keys that mean something else in it. */
const BY_KIND: Readonly<Record<string, Keywords>> = {
  rule: { required: ['cases'] },
  table: {
    required: ['inputs', 'rows'],
    properties: { inputs: listOf(TABLE_INPUT) },
  },
  scorecard: { required: ['inputs'], properties: { inputs: listOf(LINE) } },
  tree: { required: ['tree'] },
  value: { required: ['value'] },
  imported: { required: ['imported'] },
  rollup: { required: ['rollup'] },
};

/** The JSON Schema of a tag's YAML document. */
export function tagSchema(): Keywords {
  const own = [...new Set(Object.values(OWN).flat())];
  const shape = { required: COMMON.required, optional: [...COMMON.optional, ...own] };
  const byKind = KINDS.map((kind) => ({
    if: { required: ['kind'], properties: { kind: { const: kind } } },
    then: {
      propertyNames: { enum: [...COMMON.required, ...COMMON.optional, ...OWN[kind]] },
      ...BY_KIND[kind],
    },
  }));
  return {
    $schema: DRAFT,
    title: 'Tag',
    ...mapping(shape, DESCRIBED),
    allOf: [...TYPE_RULES, ...byKind],
    definitions: {
      condition: conditionSchema(['fact', 'tag'], '#/definitions/condition'),
      cell: cellSchema(),
      length: lengthSchema({ min: 1 }),
      tree: treeSchema(),
    },
  };
}

/** A node that asks; its branches answer, or ask on. */
function treeSchema(): JsonSchema {
  const branch = { anyOf: [OUTCOME, { $ref: '#/definitions/tree' }] };
  return mapping(NODE, { if: CONDITION, then: branch, else: branch, unknown: branch });
}
