import type { Operand } from '../ast/condition.js';
import type { Literal } from '../ast/value.js';
import type { OperatorName } from '../operators/operator-name.js';

/**
 * The values at which an operator's answer may change. Between two neighbouring ones (or among the
 * codes and texts that are not named) the answer is the same for every value.
 */
type Cuts = (operand: Operand) => readonly Literal[];

/**
 * An operator that is not listed is opaque to the analysis: its answer may be either for any
 * known value, so that nothing wrong is ever concluded from it. One line here makes it transparent.
 */
const CUTS: Readonly<Partial<Record<OperatorName, Cuts>>> = {
  equal: named,
  notEqual: named,
  lessThan: named,
  lessThanInclusive: named,
  greaterThan: named,
  greaterThanInclusive: named,
  before: named,
  after: named,
  onOrBefore: named,
  onOrAfter: named,
  between: named,
  notBetween: named,
  in: named,
  notIn: named,
  contains: named,
  containsAny: named,
  containsNone: named,
  containsAll: named,
  notContainsAll: named,
  notContains: named,
  isMissing: named,
  isPresent: named,
};

/** The cuts of a leaf, or undefined when its operator is opaque. */
export function cutsOf(operator: OperatorName, operand: Operand): readonly Literal[] | undefined {
  return CUTS[operator]?.(operand);
}

function named(operand: Operand): readonly Literal[] {
  switch (operand.shape) {
    case 'none':
    case 'length':
      return [];
    case 'one':
      return [operand.value];
    case 'range':
      return [operand.from, operand.to];
    case 'list':
      return operand.values;
  }
}
