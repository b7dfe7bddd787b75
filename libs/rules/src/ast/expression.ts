import type { ValueType } from '../catalog-view.js';

/** A number that a derived fact spells out, exact: `digits` × 10^-`scale`. */
export interface NumberExpression {
  readonly kind: 'number';
  readonly digits: number;
  readonly scale: number;
}

export interface FactExpression {
  readonly kind: 'fact';
  readonly code: string;
  readonly type: ValueType;
}

export const ARITHMETIC_OPERATIONS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'min',
  'max',
  'coalesce',
] as const;
export type ArithmeticOperation = (typeof ARITHMETIC_OPERATIONS)[number];

/** Operands left to right; any missing one makes the result missing, except in `coalesce`. */
export interface OperationExpression {
  readonly kind: 'operation';
  readonly operation: ArithmeticOperation;
  readonly operands: readonly Expression[];
}

export const DATE_OPERATIONS = [
  'daysSince',
  'daysUntil',
  'monthsSince',
  'yearsSince',
  'age',
] as const;
export type DateOperation = (typeof DATE_OPERATIONS)[number];

/**
 * The distance between the run's local date and the operand, as an integer. `age` is complete
 * years, and missing of a date after the run's; who was born on 29 February gets a year older on
 * 1 March where there is no such day.
 */
export interface DateExpression {
  readonly kind: 'date';
  readonly operation: DateOperation;
  readonly operand: Expression;
}

export const DIFFERENCE_OPERATIONS = ['daysBetween', 'monthsBetween', 'yearsBetween'] as const;
export type DifferenceOperation = (typeof DIFFERENCE_OPERATIONS)[number];

/** Days or complete months or years from one date to another; negative backwards. */
export interface DifferenceExpression {
  readonly kind: 'difference';
  readonly operation: DifferenceOperation;
  readonly from: Expression;
  readonly to: Expression;
}

export type Expression =
  NumberExpression | FactExpression | OperationExpression | DateExpression | DifferenceExpression;
