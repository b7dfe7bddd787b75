import type { Words } from '@tagwright/kernel';
import type { ValueType } from '../catalog-view.js';
import type { Operand } from '../ast/condition.js';
import type { FactValue } from '../ast/value.js';
import type { OperatorName } from './operator-name.js';

export type KnownValue = Exclude<FactValue, null>;

/** One operator of conditions, everything but its SQL (which is the compiler's). */
export interface Operator {
  readonly name: OperatorName;
  /** The operator that is true exactly when this one is false, for every known value. */
  readonly complement: OperatorName;
  readonly types: readonly ValueType['kind'][];
  readonly operand: Operand['shape'];
  /** Holds for a known value; a missing value is no match (see `matches`). */
  readonly test: (value: KnownValue, operand: Operand) => boolean;
  /** Whether the operator has an answer for a missing value. */
  readonly onMissing?: boolean;
  /** `{name}` and `{value}` stand for the two sides. */
  readonly words: Words;
}
