import type { ValueKind } from '../api/types.js';

const NUMBER = [
  'greaterThanInclusive',
  'lessThanInclusive',
  'greaterThan',
  'lessThan',
  'equal',
  'notEqual',
  'between',
  'notBetween',
] as const;
const PRESENCE = ['isPresent', 'isMissing'] as const;

/** How many values an operator takes; `length` is a number and a unit of time. */
export type Arity = 'none' | 'one' | 'two' | 'many' | 'length';

const LENGTHS = [
  'withinLast',
  'notWithinLast',
  'withinNext',
  'notWithinNext',
  'anniversaryWithin',
  'notAnniversaryWithin',
];
const LISTS = ['in', 'notIn', 'containsAny', 'containsNone', 'containsAll', 'notContainsAll'];

/** The operators that the language of rules has for a type, the most used first. */
export function ruleOperatorsFor(type: ValueKind): readonly string[] {
  const own = operatorsFor(type).filter((operator) => !PRESENCE.some((each) => each === operator));
  return [...own, ...(MORE[type] ?? []), ...PRESENCE];
}

const TEXTS = ['startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'matches', 'notMatches'];
const MORE: Partial<Record<ValueKind, readonly string[]>> = {
  code: TEXTS,
  codes: ['containsAny', 'containsNone', 'containsAll', 'notContainsAll'],
  boolean: ['notEqual'],
  integer: ['in', 'notIn'],
  decimal: ['in', 'notIn'],
  date: ['notEqual', 'notBetween', 'in', 'notIn', ...LENGTHS],
  timestamp: ['notEqual', 'notBetween', ...LENGTHS.slice(0, 4)],
  text: ['in', 'notIn', ...TEXTS],
};

/** The operators that make sense for a type, the most used first. */
export function operatorsFor(type: ValueKind): readonly string[] {
  switch (type) {
    case 'code':
      return ['equal', 'notEqual', 'in', 'notIn', ...PRESENCE];
    case 'codes':
      return ['contains', 'notContains', ...PRESENCE];
    case 'boolean':
      return ['equal', ...PRESENCE];
    case 'integer':
    case 'decimal':
      return [...NUMBER, ...PRESENCE];
    case 'date':
    case 'timestamp':
      return ['onOrAfter', 'onOrBefore', 'after', 'before', 'equal', 'between', ...PRESENCE];
    case 'text':
    case 'id':
      return ['equal', 'notEqual', ...PRESENCE];
  }
}

export function arityOf(operator: string): Arity {
  if (operator === 'isMissing' || operator === 'isPresent') return 'none';
  if (operator === 'between' || operator === 'notBetween') return 'two';
  if (LENGTHS.includes(operator)) return 'length';
  return LISTS.includes(operator) ? 'many' : 'one';
}

/** Keeps what a changed operator can still use of the values already given. */
export function fitValues(operator: string, values: readonly string[]): readonly string[] {
  const most = { none: 0, one: 1, two: 2, length: 2, many: values.length }[arityOf(operator)];
  return values.slice(0, most);
}
