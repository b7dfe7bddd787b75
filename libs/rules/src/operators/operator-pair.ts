import type { Words } from '@tagwright/kernel';
import type { Operator } from './operator.js';
import type { OperatorName } from './operator-name.js';

type Shared = Pick<Operator, 'types' | 'operand' | 'test' | 'reach'>;

/** An operator and its complement, which share everything but the answer and the words. */
export function operatorPair<Name extends OperatorName, Complement extends OperatorName>(
  name: Name,
  complement: Complement,
  shared: Shared,
  words: Words,
  complementWords: Words,
): Record<Name | Complement, Operator> {
  const { test } = shared;
  const pair = {
    [name]: { ...shared, name, complement, words },
    [complement]: {
      ...shared,
      name: complement,
      complement: name,
      test: (value, operand) => !test(value, operand),
      words: complementWords,
    },
  } satisfies Record<string, Operator>;
  return pair as Record<Name | Complement, Operator>;
}
