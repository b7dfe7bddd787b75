import type { OperatorName } from '@tagwright/rules';
import type { OperandSql } from '../dialect.js';

type OperatorSql = (left: string, right: OperandSql) => string;

/**
 * Literals are never NULL, so each of these is NULL exactly when the left side is missing and the
 * operator does not ask for that.
 */
export const duckDbOperators: Readonly<Record<OperatorName, OperatorSql>> = {
  equal: compare('='),
  notEqual: compare('<>'),
  lessThan: compare('<'),
  lessThanInclusive: compare('<='),
  greaterThan: compare('>'),
  greaterThanInclusive: compare('>='),
  before: compare('<'),
  after: compare('>'),
  onOrBefore: compare('<='),
  onOrAfter: compare('>='),
  between: (left, { values }) => `(${left} BETWEEN ${values.join(' AND ')})`,
  notBetween: (left, { values }) => `(${left} NOT BETWEEN ${values.join(' AND ')})`,
  in: (left, { values }) => `(${left} IN (${values.join(', ')}))`,
  notIn: (left, { values }) => `(${left} NOT IN (${values.join(', ')}))`,
  contains: (left, { values }) => `list_contains(${left}, ${values.join(', ')})`,
  notContains: (left, { values }) => `(NOT list_contains(${left}, ${values.join(', ')}))`,
  isMissing: (left) => `(${left} IS NULL)`,
  isPresent: (left) => `(${left} IS NOT NULL)`,
  containsAny,
  containsNone: not(containsAny),
  containsAll,
  notContainsAll: not(containsAll),
  startsWith: call('starts_with'),
  notStartsWith: not(call('starts_with')),
  endsWith: call('ends_with'),
  notEndsWith: not(call('ends_with')),
  // RE2 without flags, and always over the whole text: what re2js does with the same pattern.
  matches: call('regexp_full_match'),
  notMatches: not(call('regexp_full_match')),
  withinLast: inside,
  notWithinLast: not(inside),
  withinNext: inside,
  notWithinNext: not(inside),
  anniversaryWithin,
  notAnniversaryWithin: not(anniversaryWithin),
};

function compare(sign: string): OperatorSql {
  return (left, { values }) => `(${left} ${sign} ${values.join(', ')})`;
}

function not(positive: OperatorSql): OperatorSql {
  return (left, right) => `(NOT ${positive(left, right)})`;
}

function call(name: string): OperatorSql {
  return (left, { values }) => `${name}(${left}, ${values.join(', ')})`;
}

function containsAny(left: string, { values }: OperandSql): string {
  return `list_has_any(${left}, [${values.join(', ')}])`;
}

function containsAll(left: string, { values }: OperandSql): string {
  return `list_has_all(${left}, [${values.join(', ')}])`;
}

function inside(left: string, { values }: OperandSql): string {
  const [from = '', to = ''] = values;
  return `(${left} >= ${from} AND ${left} < ${to})`;
}

/** Days of the year as MMDD numbers, in a year after that of the date. */
function anniversaryWithin(left: string, { spans = [] }: OperandSql): string {
  const day = `(month(${left}) * 100 + day(${left}))`;
  const number = (monthDay: string) => String(Number(monthDay.replace('-', '')));
  const parts = spans.map(({ year, from, to }) => {
    return `(year(${left}) < ${year} AND ${day} BETWEEN ${number(from)} AND ${number(to)})`;
  });
  return `(${parts.join(' OR ')})`;
}
