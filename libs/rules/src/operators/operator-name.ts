/** The closed list of operators. An operator exists only with SQL, rule, lineage and words. */
export const OPERATOR_NAMES = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'between',
  'notBetween',
  'in',
  'notIn',
  'contains',
  'notContains',
  'isMissing',
  'isPresent',
  'before',
  'after',
  'onOrBefore',
  'onOrAfter',
  'containsAny',
  'containsNone',
  'containsAll',
  'notContainsAll',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'matches',
  'notMatches',
  'withinLast',
  'notWithinLast',
  'withinNext',
  'notWithinNext',
  'anniversaryWithin',
  'notAnniversaryWithin',
] as const;

export type OperatorName = (typeof OPERATOR_NAMES)[number];

export function isOperatorName(name: string): name is OperatorName {
  return (OPERATOR_NAMES as readonly string[]).includes(name);
}
