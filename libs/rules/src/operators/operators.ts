import type { FactValue, Literal } from '../ast/value.js';
import type { KnownOperand } from './known-operand.js';
import { codesOf, listOf, misshapen, onlyOf, single } from './operand-values.js';
import type { KnownValue, Operator } from './operator.js';
import { operatorPair } from './operator-pair.js';
import { OPERATOR_NAMES, type OperatorName } from './operator-name.js';
import { SET_OPERATORS } from './set-operators.js';
import { TEXT_OPERATORS } from './text-operators.js';
import { TIME_OPERATORS } from './time-operators.js';

const NUMBERS = ['integer', 'decimal'] as const;
const TIMES = ['date', 'timestamp'] as const;
const SINGLE = [...NUMBERS, ...TIMES, 'boolean', 'text', 'code'] as const;
const LISTED = ['integer', 'decimal', 'date', 'text', 'code'] as const;
const EVERY = [...SINGLE, 'codes', 'id'] as const;

/** Every operator by name; the record does not compile while one of the list is left out. */
export const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  ...comparison('equal', 'notEqual', SINGLE, (a, b) => a === b, {
    zh: ['{name}为{value}', '{name}不为{value}'],
    en: ['{name} is {value}', '{name} is not {value}'],
  }),
  ...comparison('lessThan', 'greaterThanInclusive', NUMBERS, (a, b) => a < b, {
    zh: ['{name}小于{value}', '{name}不少于{value}'],
    en: ['{name} is less than {value}', '{name} is at least {value}'],
  }),
  ...comparison('lessThanInclusive', 'greaterThan', NUMBERS, (a, b) => a <= b, {
    zh: ['{name}不超过{value}', '{name}大于{value}'],
    en: ['{name} is at most {value}', '{name} is more than {value}'],
  }),
  ...comparison('before', 'onOrAfter', TIMES, (a, b) => a < b, {
    zh: ['{name}早于{value}', '{name}不早于{value}'],
    en: ['{name} is before {value}', '{name} is on or after {value}'],
  }),
  ...comparison('onOrBefore', 'after', TIMES, (a, b) => a <= b, {
    zh: ['{name}不晚于{value}', '{name}晚于{value}'],
    en: ['{name} is on or before {value}', '{name} is after {value}'],
  }),
  ...operatorPair(
    'between',
    'notBetween',
    { types: [...NUMBERS, ...TIMES], operand: 'range', test: isWithin },
    { zh: '{name}在{value}之间', en: '{name} is between {value}' },
    { zh: '{name}不在{value}之间', en: '{name} is not between {value}' },
  ),
  ...operatorPair(
    'in',
    'notIn',
    { types: LISTED, operand: 'list', test: isListed },
    { zh: '{name}是{value}之一', en: '{name} is one of {value}' },
    { zh: '{name}不是{value}之一', en: '{name} is none of {value}' },
  ),
  ...operatorPair(
    'contains',
    'notContains',
    { types: ['codes'], operand: 'one', test: holds },
    { zh: '{name}包含{value}', en: '{name} contains {value}' },
    { zh: '{name}不包含{value}', en: '{name} does not contain {value}' },
  ),
  isMissing: {
    name: 'isMissing',
    complement: 'isPresent',
    types: EVERY,
    operand: 'none',
    test: () => false,
    onMissing: true,
    words: { zh: '{name}缺失', en: '{name} is missing' },
  },
  isPresent: {
    name: 'isPresent',
    complement: 'isMissing',
    types: EVERY,
    operand: 'none',
    test: () => true,
    onMissing: false,
    words: { zh: '{name}已知', en: '{name} is known' },
  },
  ...SET_OPERATORS,
  ...TEXT_OPERATORS,
  ...TIME_OPERATORS,
};

/** Every operator, in the order of the list. */
export const ALL_OPERATORS: readonly Operator[] = OPERATOR_NAMES.map((name) => OPERATORS[name]);

/** TRUE of a leaf: the operator's answer, and no match for a missing value unless it asks for it. */
export function matches(name: OperatorName, value: FactValue, operand: KnownOperand): boolean {
  const operator = OPERATORS[name];
  return value === null ? operator.onMissing === true : operator.test(value, operand);
}

/** An operator over one literal and its complement, with the words of both in that order. */
function comparison<Name extends OperatorName, Complement extends OperatorName>(
  name: Name,
  complement: Complement,
  types: Operator['types'],
  compare: (left: Literal, right: Literal) => boolean,
  { zh, en }: { readonly zh: readonly [string, string]; readonly en: readonly [string, string] },
): Record<Name | Complement, Operator> {
  const test = (value: KnownValue, operand: KnownOperand) =>
    compare(single(value), onlyOf(operand));
  const [words, others] = [
    { zh: zh[0], en: en[0] },
    { zh: zh[1], en: en[1] },
  ];
  return operatorPair(name, complement, { types, operand: 'one', test }, words, others);
}

function isWithin(value: KnownValue, operand: KnownOperand): boolean {
  if (operand.shape !== 'range') throw misshapen(operand);
  return single(value) >= operand.from && single(value) <= operand.to;
}

function isListed(value: KnownValue, operand: KnownOperand): boolean {
  return listOf(operand).includes(single(value));
}

function holds(value: KnownValue, operand: KnownOperand): boolean {
  return codesOf(value).includes(String(onlyOf(operand)));
}
