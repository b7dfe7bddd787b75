import type { Words } from '@tagwright/kernel';
import type { ValueType } from '../catalog-view.js';
import type { FactValue } from '../ast/value.js';
import type { KnownOperand } from './known-operand.js';
import type { OperatorName } from './operator-name.js';

export type KnownValue = Exclude<FactValue, null>;

/**
 * How the right-hand side is written: literals of the reference's own type (`one`, `range`, `list`),
 * a text, a regular expression, a calendar length, or a number of days.
 */
export type OperandForm =
  'none' | 'one' | 'range' | 'list' | 'text' | 'pattern' | 'length' | 'days';

/** How an operator that looks at the run's moment counts from it. */
export type TimeReach = 'last' | 'next' | 'anniversary';

/** One operator of conditions, everything but its SQL (which is the compiler's). */
export interface Operator {
  readonly name: OperatorName;
  /** The operator that is true exactly when this one is false, for every known value. */
  readonly complement: OperatorName;
  readonly types: readonly ValueType['kind'][];
  readonly operand: OperandForm;
  readonly reach?: TimeReach;
  /** Holds for a known value; a missing value is no match (see `matches`). */
  readonly test: (value: KnownValue, operand: KnownOperand) => boolean;
  /** Whether the operator has an answer for a missing value. */
  readonly onMissing?: boolean;
  /** `{name}` and `{value}` stand for the two sides. */
  readonly words: Words;
}
