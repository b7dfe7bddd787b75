import type { Reference } from '../ast/condition.js';
import type { OperandForm } from '../operators/operator.js';
import { ALL_OPERATORS } from '../operators/operators.js';
import {
  exactlyOne,
  listOf,
  LITERAL,
  oneOfWords,
  PARAMETER,
  TEXT,
  type JsonSchema,
} from './json-schema.js';
import { lengthSchema } from './length-schema.js';

const VALUE: JsonSchema = { anyOf: [LITERAL, PARAMETER] };
const WORD: JsonSchema = { anyOf: [TEXT, PARAMETER] };

/** What stands on the right-hand side of an operator; a form that is not here is left open. */
const OPERANDS: Readonly<Record<OperandForm, JsonSchema>> = {
  none: false,
  one: VALUE,
  range: { type: 'array', items: VALUE, minItems: 2, maxItems: 2 },
  list: listOf(VALUE),
  text: WORD,
  pattern: WORD,
  length: lengthSchema({ min: 1 }),
  days: lengthSchema({ min: 0, max: 365, units: ['days'] }),
};

/** `all`, `any`, `not` and leaves over references of these kinds; `self` names this very schema. */
export function conditionSchema(kinds: readonly Reference['kind'][], self: string): JsonSchema {
  const inner = { $ref: self };
  const composite = (key: string, value: JsonSchema): JsonSchema => ({
    type: 'object',
    required: [key],
    properties: { [key]: value },
    additionalProperties: false,
  });
  return {
    type: 'object',
    if: { anyOf: [{ required: ['all'] }, { required: ['any'] }, { required: ['not'] }] },
    then: {
      oneOf: [
        composite('all', listOf(inner)),
        composite('any', listOf(inner)),
        composite('not', inner),
      ],
    },
    else: leafSchema(kinds),
  };
}

function leafSchema(kinds: readonly Reference['kind'][]): JsonSchema {
  const references = Object.fromEntries(kinds.map((kind) => [kind, TEXT]));
  return {
    ...exactlyOne(kinds),
    type: 'object',
    required: ['operator'],
    properties: {
      ...references,
      operator: oneOfWords(ALL_OPERATORS.map(({ name }) => name)),
      value: true,
    },
    additionalProperties: false,
    allOf: byShape().map(([shape, names]) => ({
      if: { required: ['operator'], properties: { operator: { enum: names } } },
      then:
        shape === 'none'
          ? { properties: { value: false } }
          : { required: ['value'], properties: { value: OPERANDS[shape] } },
    })),
  };
}

/** A cell of a table or bin: `{<operator>: value, …}`. */
export function cellSchema(): JsonSchema {
  const properties = ALL_OPERATORS.map(({ name, operand }) => [
    name,
    operand === 'none' ? { const: true } : OPERANDS[operand],
  ]);
  return {
    type: 'object',
    minProperties: 1,
    properties: Object.fromEntries(properties) as Record<string, JsonSchema>,
    additionalProperties: false,
  };
}

function byShape(): [OperandForm, string[]][] {
  const shapes = new Map<OperandForm, string[]>();
  for (const { name, operand } of ALL_OPERATORS) {
    shapes.set(operand, [...(shapes.get(operand) ?? []), name]);
  }
  return [...shapes];
}
