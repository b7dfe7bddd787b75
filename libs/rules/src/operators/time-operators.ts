import { hasAnniversary } from '../time/anniversary-spans.js';
import type { KnownOperand } from './known-operand.js';
import { operatorPair } from './operator-pair.js';
import { misshapen, single, textOf } from './operand-values.js';
import type { KnownValue } from './operator.js';

const TIMES = ['date', 'timestamp'] as const;

/** Operators that count from the run's moment; `operandAt` turns their lengths into bounds. */
export const TIME_OPERATORS = {
  ...operatorPair(
    'withinLast',
    'notWithinLast',
    { types: TIMES, operand: 'length', reach: 'last', test: isInside },
    { zh: '{name}在最近{value}内', en: '{name} is within the last {value}' },
    { zh: '{name}不在最近{value}内', en: '{name} is not within the last {value}' },
  ),
  ...operatorPair(
    'withinNext',
    'notWithinNext',
    { types: TIMES, operand: 'length', reach: 'next', test: isInside },
    { zh: '{name}在未来{value}内', en: '{name} is within the next {value}' },
    { zh: '{name}不在未来{value}内', en: '{name} is not within the next {value}' },
  ),
  ...operatorPair(
    'anniversaryWithin',
    'notAnniversaryWithin',
    { types: ['date'], operand: 'days', reach: 'anniversary', test: returns },
    {
      zh: '{name}的周年日为当天或之后{value}之内（含最后一天）',
      en: '{name} has an anniversary on the day or within {value} after it, the last included',
    },
    {
      zh: '{name}的周年日不在当天及之后{value}之内（含最后一天）',
      en: '{name} has no anniversary on the day or within {value} after it, the last included',
    },
  ),
};

function isInside(value: KnownValue, operand: KnownOperand): boolean {
  if (operand.shape !== 'bounds') throw misshapen(operand);
  const time = textOf(single(value));
  return operand.from <= time && time < operand.to;
}

function returns(value: KnownValue, operand: KnownOperand): boolean {
  if (operand.shape !== 'anniversaries') throw misshapen(operand);
  return hasAnniversary(textOf(single(value)), operand.spans);
}
