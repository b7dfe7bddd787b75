import { operatorPair } from './operator-pair.js';
import { codesOf, listOf } from './operand-values.js';

const SHARED = { types: ['codes'], operand: 'list' } as const;

/** Several codes against a set; the empty set holds none of them. */
export const SET_OPERATORS = {
  ...operatorPair(
    'containsAny',
    'containsNone',
    {
      ...SHARED,
      test: (value, operand) =>
        listOf(operand).some((code) => codesOf(value).includes(String(code))),
    },
    { zh: '{name}包含{value}中的任意一个', en: '{name} contains any of {value}' },
    { zh: '{name}不包含{value}中的任何一个', en: '{name} contains none of {value}' },
  ),
  ...operatorPair(
    'containsAll',
    'notContainsAll',
    {
      ...SHARED,
      test: (value, operand) =>
        listOf(operand).every((code) => codesOf(value).includes(String(code))),
    },
    { zh: '{name}包含全部{value}', en: '{name} contains all of {value}' },
    { zh: '{name}缺少{value}中的至少一个', en: '{name} lacks at least one of {value}' },
  ),
};
