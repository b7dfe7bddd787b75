import { DomainError } from '@tagwright/kernel';
import type { Literal } from '../ast/value.js';
import type { KnownOperand } from './known-operand.js';
import type { KnownValue } from './operator.js';

/** A value that is not a set. */
export function single(value: KnownValue): Literal {
  if (typeof value !== 'object') return value;
  throw new DomainError('wrong_value_type', 'A set of codes has no order and no single value.');
}

/** The codes of a multi-valued fact. */
export function codesOf(value: KnownValue): readonly string[] {
  if (typeof value === 'object') return value;
  throw new DomainError('wrong_value_type', 'Only a set of codes contains codes.');
}

export function textOf(value: Literal): string {
  if (typeof value === 'string') return value;
  throw new DomainError('wrong_value_type', 'Only a text has a beginning, an end and a form.');
}

export function onlyOf(operand: KnownOperand): Literal {
  if (operand.shape !== 'one') throw misshapen(operand);
  return operand.value;
}

export function listOf(operand: KnownOperand): readonly Literal[] {
  if (operand.shape !== 'list') throw misshapen(operand);
  return operand.values;
}

export function misshapen(operand: KnownOperand): DomainError {
  return new DomainError('wrong_operand', `The operator cannot use a ${operand.shape} operand.`, {
    kind: 'internal',
  });
}
