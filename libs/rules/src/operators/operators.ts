import { DomainError } from '@tagwright/kernel';
import type { Operand } from '../ast/condition.js';
import type { FactValue, Literal } from '../ast/value.js';
import type { KnownValue, Operator } from './operator.js';
import { OPERATOR_NAMES, type OperatorName } from './operator-name.js';

const NUMBERS = ['integer', 'decimal'] as const;
const TIMES = ['date', 'timestamp'] as const;
const SINGLE = [...NUMBERS, ...TIMES, 'boolean', 'text', 'code'] as const;
const LISTED = ['integer', 'decimal', 'date', 'text', 'code'] as const;
const EVERY = [...SINGLE, 'codes', 'id'] as const;

/** Every operator by name; the record does not compile while one of the list is left out. */
export const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  equal: one(
    'equal',
    'notEqual',
    SINGLE,
    (a, b) => a === b,
    '{name}为{value}',
    '{name} is {value}',
  ),
  notEqual: one(
    'notEqual',
    'equal',
    SINGLE,
    (a, b) => a !== b,
    '{name}不为{value}',
    '{name} is not {value}',
  ),
  lessThan: one(
    'lessThan',
    'greaterThanInclusive',
    NUMBERS,
    (a, b) => a < b,
    '{name}小于{value}',
    '{name} is less than {value}',
  ),
  lessThanInclusive: one(
    'lessThanInclusive',
    'greaterThan',
    NUMBERS,
    (a, b) => a <= b,
    '{name}不超过{value}',
    '{name} is at most {value}',
  ),
  greaterThan: one(
    'greaterThan',
    'lessThanInclusive',
    NUMBERS,
    (a, b) => a > b,
    '{name}大于{value}',
    '{name} is more than {value}',
  ),
  greaterThanInclusive: one(
    'greaterThanInclusive',
    'lessThan',
    NUMBERS,
    (a, b) => a >= b,
    '{name}不少于{value}',
    '{name} is at least {value}',
  ),
  before: one(
    'before',
    'onOrAfter',
    TIMES,
    (a, b) => a < b,
    '{name}早于{value}',
    '{name} is before {value}',
  ),
  after: one(
    'after',
    'onOrBefore',
    TIMES,
    (a, b) => a > b,
    '{name}晚于{value}',
    '{name} is after {value}',
  ),
  onOrBefore: one(
    'onOrBefore',
    'after',
    TIMES,
    (a, b) => a <= b,
    '{name}不晚于{value}',
    '{name} is on or before {value}',
  ),
  onOrAfter: one(
    'onOrAfter',
    'before',
    TIMES,
    (a, b) => a >= b,
    '{name}不早于{value}',
    '{name} is on or after {value}',
  ),
  between: {
    name: 'between',
    complement: 'notBetween',
    types: [...NUMBERS, ...TIMES],
    operand: 'range',
    test: isWithin,
    words: { zh: '{name}在{value}之间', en: '{name} is between {value}' },
  },
  notBetween: {
    name: 'notBetween',
    complement: 'between',
    types: [...NUMBERS, ...TIMES],
    operand: 'range',
    test: (value, operand) => !isWithin(value, operand),
    words: { zh: '{name}不在{value}之间', en: '{name} is not between {value}' },
  },
  in: {
    name: 'in',
    complement: 'notIn',
    types: LISTED,
    operand: 'list',
    test: isListed,
    words: { zh: '{name}是{value}之一', en: '{name} is one of {value}' },
  },
  notIn: {
    name: 'notIn',
    complement: 'in',
    types: LISTED,
    operand: 'list',
    test: (value, operand) => !isListed(value, operand),
    words: { zh: '{name}不是{value}之一', en: '{name} is none of {value}' },
  },
  contains: {
    name: 'contains',
    complement: 'notContains',
    types: ['codes'],
    operand: 'one',
    test: holds,
    words: { zh: '{name}包含{value}', en: '{name} contains {value}' },
  },
  notContains: {
    name: 'notContains',
    complement: 'contains',
    types: ['codes'],
    operand: 'one',
    test: (value, operand) => !holds(value, operand),
    words: { zh: '{name}不包含{value}', en: '{name} does not contain {value}' },
  },
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
};

/** Every operator, in the order of the list. */
export const ALL_OPERATORS: readonly Operator[] = OPERATOR_NAMES.map((name) => OPERATORS[name]);

/** TRUE of a leaf: the operator's answer, and no match for a missing value unless it asks for it. */
export function matches(name: OperatorName, value: FactValue, operand: Operand): boolean {
  const operator = OPERATORS[name];
  return value === null ? operator.onMissing === true : operator.test(value, operand);
}

function one(
  name: OperatorName,
  complement: OperatorName,
  types: Operator['types'],
  compare: (left: Literal, right: Literal) => boolean,
  zh: string,
  en: string,
): Operator {
  const test = (value: KnownValue, operand: Operand) => compare(single(value), onlyOf(operand));
  return { name, complement, types, operand: 'one', test, words: { zh, en } };
}

function isWithin(value: KnownValue, operand: Operand): boolean {
  if (operand.shape !== 'range') throw misshapen(operand);
  return single(value) >= operand.from && single(value) <= operand.to;
}

function isListed(value: KnownValue, operand: Operand): boolean {
  if (operand.shape !== 'list') throw misshapen(operand);
  return operand.values.includes(single(value));
}

function holds(value: KnownValue, operand: Operand): boolean {
  const wanted = onlyOf(operand);
  return typeof value === 'object' && typeof wanted === 'string' && value.includes(wanted);
}

function onlyOf(operand: Operand): Literal {
  if (operand.shape !== 'one') throw misshapen(operand);
  return operand.value;
}

function single(value: KnownValue): Literal {
  if (typeof value !== 'object') return value;
  throw new DomainError('wrong_value_type', 'A set of codes has no order and no single value.');
}

function misshapen(operand: Operand): DomainError {
  return new DomainError('wrong_operand', `The operator cannot use a ${operand.shape} operand.`, {
    kind: 'internal',
  });
}
