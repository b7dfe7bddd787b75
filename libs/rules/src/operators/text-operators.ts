import type { KnownOperand } from './known-operand.js';
import { operatorPair } from './operator-pair.js';
import { onlyOf, single, textOf } from './operand-values.js';
import type { KnownValue } from './operator.js';
import { matchesPattern } from './regular-expression.js';

const TYPES = ['text', 'code'] as const;

function compare(compared: (text: string, operand: string) => boolean) {
  return (value: KnownValue, operand: KnownOperand) =>
    compared(textOf(single(value)), textOf(onlyOf(operand)));
}

/** Affixes and forms of texts: code point by code point, so that case and width count. */
export const TEXT_OPERATORS = {
  ...operatorPair(
    'startsWith',
    'notStartsWith',
    { types: TYPES, operand: 'text', test: compare((text, start) => text.startsWith(start)) },
    { zh: '{name}以{value}开头', en: '{name} starts with {value}' },
    { zh: '{name}不以{value}开头', en: '{name} does not start with {value}' },
  ),
  ...operatorPair(
    'endsWith',
    'notEndsWith',
    { types: TYPES, operand: 'text', test: compare((text, end) => text.endsWith(end)) },
    { zh: '{name}以{value}结尾', en: '{name} ends with {value}' },
    { zh: '{name}不以{value}结尾', en: '{name} does not end with {value}' },
  ),
  ...operatorPair(
    'matches',
    'notMatches',
    { types: TYPES, operand: 'pattern', test: compare((text, form) => matchesPattern(form, text)) },
    { zh: '{name}整体符合格式{value}', en: '{name} as a whole has the form {value}' },
    { zh: '{name}整体不符合格式{value}', en: '{name} as a whole has not the form {value}' },
  ),
};
